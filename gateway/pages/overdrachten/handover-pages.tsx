/** The routes of one handover: showing it as the own side may see it, and making a step on the version that was seen. */
import type { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { AREAS } from '../../casework/overdracht/content.ts';
import { OVERDRACHT_REFUSALS } from '../../casework/overdracht/refusals.ts';
import { isLive } from '../../casework/overdracht/terms.ts';
import { type HandoverEnd, seeHandover, stepHandover } from '../../casework/trajecten/handovers.ts';
import type { Carriers, SeenHandover } from '../../casework/trajecten/ports.ts';
import { regionalRules } from '../../casework/trajecten/regional.ts';
import { actorOn } from '../../casework/trajecten/taking.ts';
import { standOf } from '../../http/overdracht-answers.ts';
import { askerOf, wayOn } from '../../http/overdracht-routes.ts';
import { UUID } from '../../http/page.ts';
import { readKaart } from '../../kaart/kaart.ts';
import type { TeamId } from '../../ports.ts';
import { Notice, Text } from '../components.tsx';
import { notHere } from '../error-pages.tsx';
import { answerPage } from '../render.ts';
import type { ScreenContext, ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { atTeam, type Desk, pathTo } from '../zaken/team-page.tsx';
import { askedStep, nameIn } from './asked-step.ts';
import { ConsentQuestion } from './consent-question.tsx';
import { type HandoverOnPage, HandoverView } from './handover-view.tsx';
import type { Refill } from './step-form.tsx';
import { teamNames } from './team-names.ts';

/** Entries of the other team that are shown. */
const SHOWN = 3;
const NOTHING: Carriers = { messages: [], consents: [] };
const GIVEN = nameIn('noteerGegeven', 'gebied');

interface Showing {
  readonly refill?: Refill | null;
  readonly notice?: Child | null;
}

export function handoverPages(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  const { ports } = parts;
  const atNow = () => ({ now: ports.clock.now(), traceId: ports.entropy.bytes(16).toString('hex') });

  pages.get('/team/:team/overdrachten/:overdrachtId', c =>
    withHandover(c, async (desk, seen) => {
      const notice = c.req.query('gedaan') === undefined ? null : <Done />;
      const on = await shown(desk, seen, { notice });
      return on === null ? notHere(c) : answerPage(c, <HandoverView {...on} />);
    }),
  );

  // On screen or on paper; only where consent carries it, and only for who asks.
  pages.get('/team/:team/overdrachten/:overdrachtId/toestemming', c =>
    withHandover(c, async (desk, seen) => {
      const on = await shown(desk, seen, {});
      const handover = seen.traject.handovers.find(one => one.handoverId === seen.overdrachtId);
      if (on?.kader !== 'toestemming' || handover === undefined) return notHere(c);
      const texts = await ports.consentTexts.list(desk.caller.oin);
      return answerPage(c, <ConsentQuestion {...{ on, handover, texts }} />);
    }),
  );

  pages.post('/team/:team/overdrachten/:overdrachtId/stappen', c =>
    withHandover(c, async (desk, seen) => {
      const form = c.get('form');
      let versie: number | null = null;
      let end: HandoverEnd | null = null;
      for (const one of formsIn(form)) {
        const step = askedStep(desk.code, one);
        if (step.kind === 'faults') {
          const refill = { stap: step.stap, faults: step.faults, fields: form };
          const on = await shown(desk, seen, { refill });
          return on === null ? notHere(c) : answerPage(c, <HandoverView {...on} />, 400);
        }
        const { asked } = step;
        const colleague = 'medewerker' in asked ? (asked.medewerker ?? null) : null;
        const asker = askerOf(ports, desk.caller, desk.code, colleague);
        if ('kind' in asker) return notHere(c);
        end = await stepHandover(ports, seen.overdrachtId, asked, versie ?? step.versie, asker, atNow());
        if (end.kind !== 'done') break;
        versie = end.versie;
      }
      if (end === null) return notHere(c);
      if (end.kind === 'done') return c.redirect(pathTo(desk, `overdrachten/${seen.overdrachtId}?gedaan=ja`), 303);
      const fresh = await seeHandover(ports, desk.team, seen.overdrachtId, atNow());
      const refill = { stap: form.get('stap') ?? '', faults: faultsOf(end), fields: form };
      const on = fresh === null ? null : await shown(desk, fresh, { refill, notice: <NotDone end={end} /> });
      return on === null ? notHere(c) : answerPage(c, <HandoverView {...on} />, end.kind === 'outdated' ? 412 : 409);
    }),
  );

  function withHandover(
    c: ScreenContext,
    work: (desk: Desk, seen: SeenHandover) => Response | Promise<Response>,
  ): Promise<Response> {
    return atTeam(c, parts, async desk => {
      const id = c.req.param('overdrachtId') ?? '';
      const seen = UUID.test(id) ? await seeHandover(ports, desk.team, id, atNow()) : null;
      return seen === null ? notHere(c) : work(desk, seen);
    });
  }

  /** @returns null when there is nothing here for this team */
  async function shown(
    desk: Desk,
    seen: SeenHandover,
    { refill = null, notice = null }: Showing,
  ): Promise<HandoverOnPage | null> {
    const { traject, overdrachtId } = seen;
    const now = ports.clock.now();
    const role = desk.leads ? 'teamleider' : 'medewerker';
    const me = actorOn(traject, overdrachtId, { team: desk.team, role, names: desk.self, colleague: null }).person;
    const handover = traject.handovers.find(one => one.handoverId === overdrachtId);
    const [kaart, regional] = await Promise.all([wayOn(ports, handover, now), regionalRules(ports)]);
    const stand = standOf(seen, desk.team, now.localDate, null, me, kaart, regional);
    if (stand === null || handover === undefined) return null;
    const isSender = stand.kant === 'afzender';
    const other = stand[isSender ? 'ontvanger' : 'afzender']?.team;
    const team: TeamId | null = other === undefined ? null : `${other.oin}/${other.team}`;
    const [directory, carriers, reach] = await Promise.all([
      ports.directory.current(),
      isSender && isLive(handover) ? ports.trajecten.carriers(desk.team, overdrachtId) : NOTHING,
      team === null ? null : readKaart(ports, { gemeentecode: null, hulpvraag: null, team }, null, SHOWN, now),
    ]);
    const held = stand[stand.kant]?.persoon;
    return {
      ...{ desk, stand, carriers, refill, notice, names: teamNames(directory) },
      kader: isSender ? handover.kader : null,
      reach: reach?.items ?? [],
      heldByColleague: held !== undefined && held !== me && !desk.leads && traject.regie.person !== me,
    };
  }
}

/** One form for each thing that was given: each is a step, on the version that the one before it left. */
function formsIn(form: URLSearchParams): readonly URLSearchParams[] {
  const areas = form.get('stap') === 'noteerGegeven' ? form.getAll(GIVEN).slice(0, AREAS.length) : [];
  if (areas.length < 2) return [form];
  return areas.map(area => {
    const one = new URLSearchParams(form);
    one.set(GIVEN, area);
    return one;
  });
}

/** Only the words of the client can be wrong in a way that a field shows. */
function faultsOf(end: HandoverEnd): Refill['faults'] {
  return end.kind === 'bsn' ? { 'stelVoor-woordenClient': 'Hier staat een burgerservicenummer in. Haal het weg.' } : {};
}

function Done() {
  return (
    <Notice kind="ok">
      <Text>Vastgelegd.</Text>
    </Notice>
  );
}

function NotDone({ end }: { end: Exclude<HandoverEnd, { kind: 'done' }> }) {
  if (end.kind === 'bsn') return null;
  return (
    <Notice kind="error">
      <Text>
        {end.kind === 'refused'
          ? `Dit is niet vastgelegd. ${OVERDRACHT_REFUSALS[end.code]}`
          : 'Intussen is deze overdracht veranderd. Wat u koos, is niet vastgelegd. Hieronder staat de overdracht zoals zij nu is. Kijk wat er veranderde en kies dan opnieuw.'}
      </Text>
    </Notice>
  );
}
