/** One line of the log, in words: who, what, on which articles, why it was decided so, and how to prove it. */
import { explanationOf, partyName, policyOf, type RecordedEntry, verdictOf } from '../../toezicht/lines.ts';
import type { Line, Standing } from '../../toezicht/ports.ts';
import { Actions, ButtonLink, Card, Facts, Heading, Link, Notice, Tag, Text } from '../components.tsx';
import { momentWords } from '../zaken/words.ts';
import { type Office, OfficePage } from './office.tsx';
import { fieldWords, KIND_WORDS, purposeWords, STANDING_WORDS, typeWords } from './words.ts';

export function LineView({
  office,
  line,
  entry,
  standing,
  position,
  logKey,
}: {
  office: Office;
  line: Line;
  entry: RecordedEntry;
  standing: Standing | null;
  /** Place in the tree; null while it waits for one. */
  position: number | null;
  logKey: string;
}) {
  const { directory } = office;
  const [word, look] = KIND_WORDS[entry.soort] ?? [entry.soort, 'grijs'];
  const name = typeWords(entry.bericht?.type);
  const purpose = policyOf(entry, directory)?.routes.find(one => one.code === entry.route)?.purpose ?? null;
  return (
    <OfficePage
      office={office}
      title={name === '' ? word : `${word}: ${name.toLowerCase()}`}
      crumbs={[{ href: '/toezicht', text: 'Verstrekkingen' }]}
    >
      <div class="sh-kolommen">
        <div>
          <Facts
            facts={[
              ['Wat', <Tag look={look}>{word}</Tag>],
              ['Wanneer', momentWords(Date.parse(entry.tijdstip))],
              ['Bericht', name === '' ? null : name],
              ['Van', entry.afzender === undefined ? null : partyName(entry.afzender, directory)],
              ['Naar', entry.ontvanger === undefined ? null : partyName(entry.ontvanger, directory)],
              ['Doel', purpose === null ? null : purposeWords(purpose)],
              ['Hoe het nu staat', standing === null ? null : STANDING_WORDS[standing.status]],
              ['Gemaakt door', entry.door === undefined ? null : 'De poort, namens het team'],
              ['Besluit van mensen', proposalWords(entry)],
              ['Toestemming', entry.toestemming === undefined ? null : entry.toestemming.status.replaceAll('_', ' ')],
              ['Bezwaar', entry.bezwaar === undefined ? null : `${entry.bezwaar.soort}: ${entry.bezwaar.stand}`],
            ]}
          />
          <Why office={office} entry={entry} />
          <Fields entry={entry} />
        </div>
        <Proof {...{ line, entry, standing, position, logKey }} />
      </div>
    </OfficePage>
  );
}

function proposalWords({ voorstel, termijn }: RecordedEntry): string | null {
  if (termijn !== undefined)
    return termijn.stap === 'herinnerd' ? 'Herinnerd aan de termijn' : 'Niemand besliste op tijd';
  if (voorstel === undefined) return null;
  const step = { voorgesteld: 'Voorgesteld', toegepast: 'Een tweede ging mee', afgewezen: 'Afgewezen' }[voorstel.stap];
  return voorstel.besluit === undefined ? `${step} (${voorstel.onderwerp})` : `${step}: ${voorstel.besluit}`;
}

function Why({ office, entry }: { office: Office; entry: RecordedEntry }) {
  const why = explanationOf(entry, office.directory, office.oin);
  const verdict = verdictOf(entry);
  if (why === null || verdict === null) return null;
  return (
    <section aria-labelledby="waarom">
      <Heading level={2} id="waarom">
        Waarom zo besloten
      </Heading>
      {why.reasons.length === 0 ? (
        <Text>
          {verdict === 'toegestaan'
            ? 'Geen enkele regel verzet zich tegen deze verstrekking.'
            : 'De redenen staan bij de afzender.'}
        </Text>
      ) : (
        <ul>
          {why.reasons.map(({ code, text }) => (
            <li>
              {text ?? 'Het bericht had niet de vorm die is afgesproken.'} <code>{code}</code>
            </li>
          ))}
        </ul>
      )}
      {why.ground.map(one => (
        <Text>{one}</Text>
      ))}
      {why.mending.length === 0 ? null : (
        <Notice kind="info">
          <Lines lines={why.mending} />
        </Notice>
      )}
      {entry.beleid === undefined ? null : (
        <Text>
          Besloten volgens beleid {entry.beleid.versie} (kenmerk <code>{entry.beleid.digest.slice(0, 16)}</code>).
        </Text>
      )}
      {why.open.length === 0 ? null : (
        <details>
          <summary>Wat een jurist nog moet nakijken</summary>
          <ul>
            {why.open.map(one => (
              <li>{one}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Lines that begin with a dash belong to the one before. */
function Lines({ lines }: { lines: readonly string[] }) {
  const points = lines.filter(one => one.startsWith('- '));
  const [before, after] = [lines.indexOf(points[0] ?? ''), lines.lastIndexOf(points.at(-1) ?? '')];
  return (
    <>
      {lines.slice(0, before < 0 ? lines.length : before).map(one => (
        <Text>{one}</Text>
      ))}
      {points.length === 0 ? null : (
        <ul>
          {points.map(one => (
            <li>{one.slice(2)}</li>
          ))}
        </ul>
      )}
      {before < 0 ? null : lines.slice(after + 1).map(one => <Text>{one}</Text>)}
    </>
  );
}

function Fields({ entry: { bericht, velden } }: { entry: RecordedEntry }) {
  if (velden === undefined || velden.length === 0) return null;
  return (
    <section aria-labelledby="velden">
      <Heading level={2} id="velden">
        Welke gegevens
      </Heading>
      <Text>Alleen de namen van de gegevens. Wat erin stond, staat niet in het logboek.</Text>
      <ul>
        {fieldWords(bericht?.type, velden).map(one => (
          <li>{one}</li>
        ))}
      </ul>
    </section>
  );
}

function Proof({
  line,
  entry,
  standing,
  position,
  logKey,
}: {
  line: Line;
  entry: RecordedEntry;
  standing: Standing | null;
  position: number | null;
  logKey: string;
}) {
  const released = standing?.releasedEntryId ?? null;
  return (
    <Card labelledBy="bewijs">
      <Heading level={2} id="bewijs">
        Bewijs
      </Heading>
      <Facts
        facts={[
          ['Vermelding', <code>{line.entryId}</code>],
          ['Plaats in het logboek', position === null ? 'Krijgt zo een plaats' : String(position)],
          ['Logboek', logKey],
          ['Verstrekking', entry.verstrekking === undefined ? null : <code>{entry.verstrekking}</code>],
          ['Spoor', <code>{entry.spoor}</code>],
        ]}
      />
      <Actions>
        <ButtonLink look="secondary" href={`/toezicht/vermeldingen/${line.entryId}/bewijs`}>
          Bewijs opslaan
        </ButtonLink>
      </Actions>
      {released === null || released === line.entryId ? null : (
        <Text>
          <Link href={`/toezicht/vermeldingen/${released}`}>De vermelding van het ophalen</Link>
        </Text>
      )}
      <details>
        <summary>De vermelding, letter voor letter</summary>
        <p>
          <code>{line.json}</code>
        </p>
      </details>
    </Card>
  );
}
