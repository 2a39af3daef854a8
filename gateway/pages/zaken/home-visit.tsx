/** What goes along on a home visit, on paper: only what is needed at the door. */
import { livingSignals } from '../../casework/vroegsignalering/zaak.ts';
import { Facts, Heading, Link, Table, Text } from '../components.tsx';
import { pathTo, TeamPage } from './team-page.tsx';
import { CONTACT_WORDS, dayWords, euroWords, PARTNER_WORDS, shortName, weekdayWords } from './words.ts';
import { peopleIn, WhomFacts, type ZaakOnPage } from './zaak-view.tsx';

export function HomeVisit({ desk, stored: { zaak }, read, senders }: ZaakOnPage) {
  const zaakPath = pathTo(desk, `zaken/${zaak.zaakId}`);
  const crumbs = [
    { href: pathTo(desk, 'lade'), text: 'Lade' },
    { href: zaakPath, text: `Zaak ${shortName(zaak.zaakId)}` },
  ];
  return (
    <TeamPage desk={desk} title="Huisbezoek" crumbs={crumbs}>
      <p class="nl-paragraph sh-niet-druk">
        Druk dit blad af met Ctrl en P. Neem het weer mee terug en vernietig het.{' '}
        <Link href={zaakPath}>Terug naar de zaak</Link>
      </p>
      <Text>
        Zaak {shortName(zaak.zaakId)}, {weekdayWords(desk.today)}
      </Text>
      {peopleIn(read ?? new Map()).map(wie => (
        <>
          <Heading level={2}>{wie.naam}</Heading>
          <WhomFacts wie={wie} />
        </>
      ))}
      <Table
        caption="Achterstanden"
        columns={[
          { head: 'Soort', cell: ({ signaal }) => PARTNER_WORDS[signaal.partner] },
          { head: 'Van', cell: ({ signaal }) => senders.get(signaal.afzender) ?? signaal.afzender },
          { head: 'Sinds', cell: ({ signaal }) => dayWords(signaal.ontstaansdatum) },
          { head: 'Bedrag', number: true, cell: ({ signaal }) => euroWords(signaal.bedragEuro) },
        ]}
        rows={livingSignals(zaak)}
      />
      {zaak.pogingen.length === 0 ? null : (
        <Table
          caption="Al geprobeerd"
          columns={[
            { head: 'Hoe', cell: ({ soort }) => CONTACT_WORDS[soort] },
            { head: 'Wanneer', cell: ({ datum, dagdeel }) => `${dayWords(datum)}, ${dagdeel.toLowerCase()}` },
            { head: 'Bereikt', cell: ({ bereikt }) => (bereikt ? 'ja' : 'nee') },
          ]}
          rows={zaak.pogingen}
        />
      )}
      <Heading level={2}>Aan de deur</Heading>
      <Facts
        facts={[
          ['Bereikt', <Boxes words={['ja', 'nee, kaartje achtergelaten']} />],
          ['Wil hulp', <Boxes words={['ja', 'nee', 'denkt na']} />],
          ['Verteld wat wij hebben', <Boxes words={['ja', 'nee']} />],
          ['Volgende afspraak', <div class="sh-regel" />],
        ]}
      />
    </TeamPage>
  );
}

function Boxes({ words }: { words: readonly string[] }) {
  return (
    <>
      {words.map(word => (
        <span class="sh-keus">
          <span class="sh-vak" aria-hidden="true" />
          {word}
        </span>
      ))}
    </>
  );
}
