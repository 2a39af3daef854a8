/** A letter with a code about one signal, made by who works on the zaak (R24). The code is shown here once, to be printed. */
import type { Hono } from 'hono';
import { workerOn } from '../../casework/worker.ts';
import { UUID } from '../../http/page.ts';
import { type MadeLetter, makeCodeLetter } from '../../inwoner/code-letters.ts';
import { Actions, ButtonLink, Heading, Link, Notice, Text } from '../components.tsx';
import { notHere } from '../error-pages.tsx';
import { answerPage } from '../render.ts';
import type { ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { whomOf } from './content.ts';
import { atDesk, type Desk, pathTo, TeamPage } from './team-page.tsx';
import { dayWords, shortName } from './words.ts';

const DAY_MS = 86_400_000;
const NO_LETTER: Readonly<Record<Exclude<MadeLetter['kind'], 'made' | 'unknown'>, string>> = {
  unreadable: 'Dit signaal is nu niet te lezen. Er kan geen brief over worden gemaakt.',
  not_by_letter: 'Over dit soort bericht maken wij geen brief met een code. Vertel het de inwoner zelf.',
  no_birth_date:
    'De afzender stuurde geen geboortedatum. Daarom kan niemand de brief openen. Vertel het de inwoner zelf, of laat om inzage vragen.',
};

export function letterPages(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  const { ports, resident, signIn } = parts;

  pages.post('/team/:team/zaken/:zaakId/brief', c =>
    atDesk(c, parts, async desk => {
      const zaakId = c.req.param('zaakId') ?? '';
      const signaalId = c.get('form').get('signaal') ?? '';
      if (!UUID.test(zaakId) || !UUID.test(signaalId)) return notHere(c);
      const step = { now: ports.clock.now(), traceId: ports.entropy.bytes(16).toString('hex') };
      const person = workerOn(desk.self, null);
      const made = await makeCodeLetter(resident.letters, { team: desk.team, zaakId, signaalId, person }, step);
      if (made.kind === 'unknown') return notHere(c);
      if (made.kind !== 'made')
        return answerPage(c, <NoLetter desk={desk} zaakId={zaakId} text={NO_LETTER[made.kind]} />, 409);
      // The last whole day: on the day after it the code ends at some hour.
      const { localDate } = resident.momentOf(made.untilMs - DAY_MS);
      return answerPage(c, <Letter {...{ desk, zaakId, made }} until={localDate} origin={signIn.origin()} />);
    }),
  );
}

const crumbsOf = (desk: Desk, zaakId: string) => [
  { href: pathTo(desk, 'lade'), text: 'Lade' },
  { href: pathTo(desk, `zaken/${zaakId}`), text: `Zaak ${shortName(zaakId)}` },
];

function NoLetter({ desk, zaakId, text }: { desk: Desk; zaakId: string; text: string }) {
  return (
    <TeamPage desk={desk} title="Geen brief met een code" crumbs={crumbsOf(desk, zaakId)}>
      <Notice kind="error">
        <Text>{text}</Text>
      </Notice>
      <Actions>
        <ButtonLink href={pathTo(desk, `zaken/${zaakId}`)}>Terug naar de zaak</ButtonLink>
      </Actions>
    </TeamPage>
  );
}

function Letter({
  desk,
  zaakId,
  made,
  until,
  origin,
}: {
  desk: Desk;
  zaakId: string;
  made: Extract<MadeLetter, { readonly kind: 'made' }>;
  until: string;
  origin: string;
}) {
  const { naam, adres } = whomOf(made.message.inhoud);
  return (
    <TeamPage desk={desk} title="Wij kregen een bericht over u" crumbs={crumbsOf(desk, zaakId)}>
      <div class="sh-niet-druk">
        <Notice kind="warning">
          <Text>
            <strong>Druk deze brief nu af met Ctrl en P.</strong> De code ziet u maar één keer. Maakt u de brief
            opnieuw, dan werkt deze code niet meer. Weet u dat het thuis niet veilig is? Stuur dan geen brief, maar geef
            de code in een gesprek.
          </Text>
        </Notice>
        <Text>
          <Link href={pathTo(desk, `zaken/${zaakId}`)}>Terug naar de zaak</Link>
        </Text>
      </div>
      <address class="sh-brief-adres">
        {naam}
        {adres.map(line => [<br />, line])}
      </address>
      <Text>
        {desk.signedIn.organisatie}, {dayWords(desk.today)}. Kenmerk: {shortName(zaakId)}
      </Text>
      <Text>
        Beste {naam}. Wij kregen een bericht over u van een andere organisatie. Wij willen u helpen. U mag zelf zien wat
        er is gedeeld, met wie, en waarom dat mag. U hebt daar geen DigiD voor nodig.
      </Text>
      <ol>
        <li>
          Ga naar <strong class="sh-adres">{origin}/brief</strong>
        </li>
        <li>
          Vul deze code in: <strong class="sh-code">{made.code}</strong>
        </li>
        <li>Vul uw geboortedatum in.</li>
      </ol>
      <Text>
        De code werkt één keer, tot en met {dayWords(until)}. Geef hem aan niemand. Geen computer? Dan mag u de code ook
        gebruiken bij ons, of bij iemand die u vertrouwt.
      </Text>
      <Heading level={2}>Hebt u een vraag</Heading>
      <Text>
        Bel ons, of kom langs. U kunt ook hulp vragen aan een onafhankelijke cliëntondersteuner. Die staat aan uw kant
        en kost niets. Uw gemeente weet wie het is.
      </Text>
      <Text>Met vriendelijke groet, {desk.signedIn.organisatie}</Text>
    </TeamPage>
  );
}
