/** What was found of somebody: lines and zaken, with how each was found. */
import type { Child } from 'hono/jsx';
import type { Inzage, InzageVerstrekking } from '../../casework/rechten/inzage.ts';
import { partyName } from '../../toezicht/lines.ts';
import { Heading, Link, Notice, Table, Tag, Text } from '../components.tsx';
import { dayWords, momentWords, STAAT_WORDS, shortName } from '../zaken/words.ts';
import type { Office } from './office.tsx';
import { FOUND_WORDS, purposeWords, typeWords } from './words.ts';

/** @param choose a last column, such as whether a line goes into the letter */
export function FoundOf({
  office,
  found,
  choose,
}: {
  office: Office;
  found: Inzage;
  choose?: { readonly head: string; readonly cell: (line: InzageVerstrekking) => Child };
}) {
  if (found.verstrekkingen.length === 0 && found.zaken.length === 0)
    return (
      <Notice kind="info">
        <Text>Van deze persoon is bij uw organisatie niets gevonden. Ook dat mag u in een brief zeggen.</Text>
      </Notice>
    );
  const { directory } = office;
  return (
    <>
      {found.verstrekkingen.length === 0 ? null : (
        <Table
          caption={
            found.verstrekkingen.length === 1 ? '1 verstrekking' : `${found.verstrekkingen.length} verstrekkingen`
          }
          rows={found.verstrekkingen}
          columns={[
            {
              head: 'Wanneer',
              cell: one => {
                const when = momentWords(Date.parse(one.tijdstip));
                // The entry of a decision is its sender's: for a receiver there is no page behind it.
                const own = one.afzender.oin === office.oin;
                return own ? <Link href={`/toezicht/vermeldingen/${one.vermelding}`}>{when}</Link> : when;
              },
            },
            { head: 'Bericht', cell: one => typeWords(one.type) },
            { head: 'Van', cell: one => partyName(one.afzender, directory) },
            { head: 'Naar', cell: one => partyName(one.ontvanger, directory) },
            { head: 'Doel', cell: one => purposeWords(one.doel) },
            { head: 'Gevonden op', cell: one => <FoundBy ways={one.gevondenOp} /> },
            ...(choose === undefined ? [] : [choose]),
          ]}
        />
      )}
      {found.zaken.length === 0 ? null : (
        <>
          <Heading level={2}>Zaken bij uw teams</Heading>
          <Text>Vraag het team de inhoud. Op een adres wonen soms meer mensen: kijk wie het is.</Text>
          <Table
            caption={found.zaken.length === 1 ? '1 zaak' : `${found.zaken.length} zaken`}
            rows={found.zaken}
            columns={[
              { head: 'Zaak', cell: one => shortName(one.zaakId) },
              { head: 'Team', cell: one => one.team.split('/')[1] ?? '' },
              { head: 'Staat', cell: one => STAAT_WORDS[one.staat] },
              { head: 'Geopend', cell: one => dayWords(one.geopendOp) },
              { head: 'Gevonden op', cell: one => <FoundBy ways={one.gevondenOp} /> },
            ]}
          />
        </>
      )}
    </>
  );
}

function FoundBy({ ways }: { ways: readonly string[] }) {
  const text = ways.map(way => FOUND_WORDS[way] ?? way).join(', ');
  return ways.includes('bsn') ? <Tag look="groen">{text}</Tag> : <>{text}: kijk zelf wie het is</>;
}
