/** How accessible these pages are, said honestly: nobody outside has researched them, so no conformance is claimed. */
import { Heading, Text } from './components.tsx';
import { Page } from './layout.tsx';

export function AccessibilityPage({ pretend }: { pretend: boolean }) {
  return (
    <Page title="Toegankelijkheid" at="/toegankelijkheid" crumbs={[{ href: '/', text: 'Start' }]} pretend={pretend}>
      <Text lead>
        Iedereen moet deze pagina's kunnen gebruiken. Hier staat wat wij daarvoor doen, en wat nog niet is gedaan.
      </Text>
      <Heading level={2}>Hoe staat het ervoor</Heading>
      <Text>
        Deze pagina's zijn gemaakt naar de regels van WCAG 2.2, niveau A en AA. Een onafhankelijk onderzoek is nog niet
        gedaan. Daarom zeggen wij niet dat wij aan alle regels voldoen.
      </Text>
      <Text>
        De wet vraagt de organisatie die Seinhuis gebruikt om een verklaring. Die organisatie laat het onderzoek doen.
        Zij kiest daarna de status en zet die in het register van de overheid.
      </Text>
      <Heading level={2}>Wat wij zelf nagaan</Heading>
      <ul>
        <li>Een programma zoekt op elke pagina naar fouten, bij elke wijziging van de software.</li>
        <li>De pagina's werken met alleen een toetsenbord.</li>
        <li>De pagina's werken zonder script.</li>
        <li>De pagina's passen op een klein scherm, en als u ze vier keer zo groot maakt.</li>
        <li>De pagina's zijn te lezen met de kleuren die u zelf instelt, en op papier.</li>
        <li>Bij elke grafiek staan dezelfde getallen in een tabel.</li>
        <li>Kleur zegt nooit iets dat niet ook in woorden staat.</li>
        <li>De zinnen zijn kort. Een programma telt hun lengte en zoekt naar moeilijke woorden.</li>
      </ul>
      <Heading level={2}>Wat nog niet is gedaan</Heading>
      <ul>
        <li>Mensen met een beperking hebben de pagina's nog niet getest.</li>
        <li>Met schermlezers op telefoons is nog niet getest.</li>
        <li>De namen van wetten en sommige vaste woorden blijven moeilijk.</li>
      </ul>
      <Heading level={2}>Lukt iets niet?</Heading>
      <Text>
        Meld het bij de organisatie die deze Seinhuis-poort voor u gebruikt. Zeg welke pagina het was en wat er niet
        lukte. U hoeft niet te zeggen wie u bent of wat u wilde delen.
      </Text>
    </Page>
  );
}
