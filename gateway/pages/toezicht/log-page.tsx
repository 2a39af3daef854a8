/** How the log stands, and how anybody checks it: what the gateway says of itself, and a check that does not believe it. */
import type { Hono } from 'hono';
import { peekCheckpoint } from '../../logbook/checkpoint.ts';
import { formatVerifierKey, verifierKey } from '../../logbook/signed-note.ts';
import { isAlarm, type SelfTestStanding, standingText } from '../../selftest/standing.ts';
import { Card, Facts, Heading, Link, Notice, Text } from '../components.tsx';
import { answerPage } from '../render.ts';
import type { ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { momentWords } from '../zaken/words.ts';
import { type Office, OfficePage, officeOf } from './office.tsx';

export function logPage(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  const { ports } = parts;

  pages.get('/toezicht/logboek', async c => {
    const office = await officeOf(c, parts);
    const note = await ports.logReader.checkpoint();
    const { name, publicKey } = ports.keys.logKey;
    const data = {
      note,
      checkpoint: note === null ? null : peekCheckpoint(note),
      vkey: formatVerifierKey(verifierKey(name, 0x01, publicKey)),
      selfTest: parts.selfTest(),
    };
    return answerPage(c, <LogPage office={office} {...data} />);
  });
}

function LogPage({
  office,
  note,
  checkpoint,
  vkey,
  selfTest,
}: {
  office: Office;
  note: string | null;
  checkpoint: ReturnType<typeof peekCheckpoint>;
  vkey: string;
  selfTest: SelfTestStanding | null;
}) {
  return (
    <OfficePage office={office} title="Het logboek" at="/toezicht/logboek">
      <Text>
        Elke verstrekking staat in dit logboek voordat er iets weggaat. Het kan alleen groeien: niemand haalt er iets
        uit zonder dat het opvalt.
      </Text>
      {selfTest !== null && isAlarm(selfTest) ? (
        <Notice kind="error">
          <Text>{standingText(selfTest)}</Text>
        </Notice>
      ) : null}
      <Facts
        facts={[
          ['Logboek', checkpoint?.origin ?? 'Nog leeg'],
          ['Vermeldingen', checkpoint === null ? '0' : checkpoint.size.toLocaleString('nl-NL')],
          ['Wortel', checkpoint === null ? null : <code>{checkpoint.root.toString('base64')}</code>],
          ['Zelftest', selfTest === null ? 'Draait hier niet' : standingText(selfTest)],
          [
            'Laatste hele ronde',
            selfTest === null || selfTest.completeMs === null ? null : momentWords(selfTest.completeMs),
          ],
          ['Sleutel', <code>{vkey}</code>],
        ]}
      />
      <Card labelledBy="nakijken">
        <Heading level={2} id="nakijken">
          Zelf nakijken
        </Heading>
        <Text>
          Geloof deze bladzijde niet op haar woord. Kijk het logboek na op een computer die niet van de beheerder is,
          met een sleutel die u langs een andere weg kreeg:
        </Text>
        <p>
          <code>
            npm run -s seinhuis -- log verify --url https://ADRES:8443/logboek --ca WORTEL.pem --vkey SLEUTEL --vorige
            laatste-stand
          </code>
        </p>
        <Text>
          Het programma rekent alles na. Met <code>--vorige</code> ziet het ook of het logboek alleen is gegroeid sinds
          de vorige keer. Eén verstrekking bewijst u met "Bewijs opslaan" bij die vermelding.
        </Text>
        {note === null ? null : (
          <details>
            <summary>De ondertekende stand, letter voor letter</summary>
            <pre class="sh-letterlijk">{note}</pre>
          </details>
        )}
        <ul>
          <li>
            <Link href="/logboek/checkpoint">Laatste ondertekende stand</Link>
          </li>
          <li>
            <Link href="/logboek/vkey">Sleutel zoals de poort die geeft</Link>
          </li>
        </ul>
      </Card>
    </OfficePage>
  );
}
