/** How the log stands, and how anybody checks it: what the gateway says of itself, and a check that does not believe it. */
import type { Hono } from 'hono';
import { peekCheckpoint } from '../../logbook/checkpoint.ts';
import { formatVerifierKey, verifierKey } from '../../logbook/signed-note.ts';
import { isAlarm, type SelfTestStanding, standingText } from '../../selftest/standing.ts';
import { Actions, Card, Facts, Heading, Link, Notice, Text } from '../components.tsx';
import { TextField } from '../form-parts.tsx';
import { answerPage } from '../render.ts';
import type { ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { momentWords } from '../zaken/words.ts';
import { type Office, OfficePage, officeOf } from './office.tsx';

export const LOG_PAGE_PATH = '/toezicht/logboek';

/** The script that checks the log in the browser (adapters/browser). */
export const CHECK_LOG_PATH = '/nakijken.js';

export function logPage(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  const { ports } = parts;

  pages.get(LOG_PAGE_PATH, async c => {
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
    <OfficePage office={office} title="Het logboek" at={LOG_PAGE_PATH}>
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
      <CheckHere vkey={vkey} />
      <Card labelledBy="nakijken">
        <Heading level={2} id="nakijken">
          Nakijken zonder ons te geloven
        </Heading>
        <Text>
          Doe het op een computer die niet van de beheerder is, met een sleutel die u langs een andere weg kreeg. Dit
          programma rekent hetzelfde na als de knop hierboven:
        </Text>
        <p>
          <code>
            npm run -s seinhuis -- log verify --url https://ADRES:8443/logboek --ca WORTEL.pem --vkey SLEUTEL --vorige
            laatste-stand
          </code>
        </p>
        <Text>
          Met <code>--vorige</code> ziet het ook of het logboek alleen is gegroeid sinds de vorige keer. Eén
          verstrekking bewijst u met "Bewijs opslaan" bij die vermelding.
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

/** Shown by the script itself, so that nobody finds a button that does nothing. */
function CheckHere({ vkey }: { vkey: string }) {
  return (
    <Card nadruk labelledBy="nakijken-hier">
      <Heading level={2} id="nakijken-hier">
        Nakijken in deze browser
      </Heading>
      <Text>
        Uw browser haalt het hele logboek op en rekent alles na: de handtekening, elke vermelding en de wortel. Dat
        duurt even als het logboek groot is.
      </Text>
      <noscript>
        <Notice kind="info">
          <Text>Uw browser voert hier geen script uit. Gebruik het programma hieronder; dat kijkt hetzelfde na.</Text>
        </Notice>
      </noscript>
      <div id="controle" hidden>
        <TextField
          name="controle-sleutel"
          label="Sleutel van het logboek"
          hint="Dit is de sleutel die de poort geeft. Kreeg u er een langs een andere weg? Zet die hier neer."
          value={vkey}
        />
        <Actions>
          <button id="controle-knop" class="nl-button nl-button--primary" type="button">
            <span class="nl-button__label">Het logboek nakijken</span>
          </button>
        </Actions>
        <p class="sh-voortgang" id="controle-voortgang" role="status" />
        <progress id="controle-balk" class="sh-balk" aria-label="Hoeveel er is nagekeken" max={1} value={0} hidden />
        <div id="controle-uitslag" role="alert" hidden />
      </div>
      <Text>Wat dit niet bewijst:</Text>
      <ul>
        <li>of de sleutel de goede is. Vergelijk hem met wat u eerder en van anderen kreeg;</li>
        <li>of anderen hetzelfde logboek zien. Vergelijk de wortel met die van een andere organisatie;</li>
        <li>of het waar is wat een organisatie liet opschrijven;</li>
        <li>
          of de poort dit script eerlijk gaf. Daarom staat hieronder een programma dat niet van deze bladzijde komt.
        </li>
      </ul>
      <script type="module" src={CHECK_LOG_PATH} />
    </Card>
  );
}
