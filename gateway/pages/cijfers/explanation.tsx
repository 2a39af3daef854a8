/** Why small numbers are not shown, how the rest is rounded, and what nobody may compute from it (R23, docs/cijfers.md). */
import type { Hono } from 'hono';
import { Heading, Link, Text } from '../components.tsx';
import { answerPage } from '../render.ts';
import type { ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { FiguresPage, type Reader, readerOf } from './figures-page.tsx';

const EXPLANATION = '/cijfers/uitleg';

export function explanationPage(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  pages.get(EXPLANATION, c => answerPage(c, <Explanation reader={readerOf(c, parts)} />));
}

/** Two sentences below every page with figures. */
export function InShort() {
  return (
    <Text>
      Getallen zijn afgerond op vijf. 1 tot en met 4 staat er als &lt;5.{' '}
      <Link href={EXPLANATION}>Waarom staat hier &lt;5?</Link>
    </Text>
  );
}

function Explanation({ reader }: { reader: Reader }) {
  return (
    <FiguresPage reader={reader} title="Uitleg bij de cijfers" at={EXPLANATION}>
      <Heading level={2}>Waarom staat hier &lt;5?</Heading>
      <Text>
        Achter elk getal staan mensen. Gaat het om 1, 2, 3 of 4 mensen? Dan kan iemand die hen kent hen herkennen.
        Daarom staat er dan &lt;5. Een nul blijft een nul.
      </Text>
      <Heading level={2}>Hoe zijn de andere getallen afgerond?</Heading>
      <Text>
        Elk getal gaat naar het vijftal dat er het dichtst bij ligt. Een 12 wordt 10, een 13 wordt 15. Elk totaal is
        afgerond van zijn eigen echte waarde. Daarom tellen de getallen niet precies op. Dat is geen fout.
      </Text>
      <Heading level={2}>Waarom staat er soms "niet getoond"?</Heading>
      <Text>
        Soms kan iemand een klein getal uitrekenen uit een totaal. Dan gaat dat totaal een vijftal omhoog of omlaag.
        Helpt dat niet, dan staat er "niet getoond". Er is dan wel een getal, maar u ziet het niet.
      </Text>
      <Heading level={2}>Wat kunt u hier niet uit halen?</Heading>
      <ul>
        <li>Wie het zijn. Er staat nergens een persoon in.</li>
        <li>Eigen uitsplitsingen. Er is één vaste indeling, voor iedereen dezelfde.</li>
        <li>Het echte getal achter &lt;5, ook niet door af te trekken.</li>
        <li>Een klein verschil tussen twee maanden. Een verschil van 5 kan door het afronden komen.</li>
        <li>Hoeveel procent een klein getal is.</li>
      </ul>
      <Heading level={2}>Wat telt er mee?</Heading>
      <ul>
        <li>Iets telt in de maand waarin het is opgeschreven.</li>
        <li>Een maand verschijnt als zij voorbij is. Daarna verandert zij niet meer.</li>
        <li>Zaken tellen alleen van teams die hun zaken hier bijhouden.</li>
        <li>Een overdracht telt bij de gemeente waar zij heen gaat.</li>
        <li>Een regio is de som van haar gemeenten die meetellen.</li>
      </ul>
      <Heading level={2}>Wat ziet u?</Heading>
      <Text>
        U ziet de gemeenten waarvoor uw organisatie werkt, en hun regio. De getallen van andere gemeenten ziet u niet.
      </Text>
    </FiguresPage>
  );
}
