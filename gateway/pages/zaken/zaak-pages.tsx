/** The routes of one zaak: showing it, reading what senders wrote, and making a step on the version that was seen. */
import type { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { ZAAK_REFUSALS } from '../../casework/vroegsignalering/refusals.ts';
import { isOpen, type ZaakEvent } from '../../casework/vroegsignalering/zaak.ts';
import { joinableWith } from '../../casework/zaken/beside.ts';
import type { StoredZaak } from '../../casework/zaken/ports.ts';
import { actorOn, makeStep, type Stepped, teamOf } from '../../casework/zaken/stepping.ts';
import { UUID } from '../../http/page.ts';
import { isFresh } from '../../signing-in/session.ts';
import { Actions, ButtonLink, Notice, Text } from '../components.tsx';
import { notHere } from '../error-pages.tsx';
import { answerPage } from '../render.ts';
import type { ScreenContext, ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { askedOnPage } from './asked-on-page.ts';
import { HomeVisit } from './home-visit.tsx';
import { readZaak, SCREEN_REASONS, type ScreenReason } from './reading.ts';
import type { Refill } from './step-forms.tsx';
import { atDesk, type Desk, pathTo, TeamPage } from './team-page.tsx';
import { shortName } from './words.ts';
import { type ZaakOnPage, ZaakView } from './zaak-view.tsx';

const OWN_NOTES: readonly ZaakEvent['kind'][] = ['herinnerd', 'teruggekoppeld'];

/** What else a page of a zaak shows. */
interface Showing {
  readonly reason?: ScreenReason | null;
  readonly gevoelig?: boolean;
  readonly refill?: Refill | null;
  readonly notice?: Child | null;
}

export function zaakPages(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  const { ports, signIn } = parts;

  pages.get('/team/:team/zaken/:zaakId', c =>
    withZaak(c, async (desk, stored) => {
      const notice = c.req.query('gedaan') === undefined ? null : <Done />;
      return answerPage(c, <ZaakView {...(await shown(desk, stored, { notice }))} />);
    }),
  );

  pages.post('/team/:team/zaken/:zaakId/lezen', c =>
    withZaak(c, async (desk, stored) => {
      const form = c.get('form');
      const gevoelig = form.get('gevoelig') === 'ja';
      const reason = reasonIn(form.get('reden'));
      if (reason === null) {
        const refill = { stap: 'lezen', faults: { reden: 'Kies waarom u dit leest.' }, fields: form };
        return answerPage(c, <ZaakView {...(await shown(desk, stored, { refill, reason: null }))} />, 400);
      }
      if (gevoelig && !isFresh(c.get('session'), signIn.limits, ports.clock.now()))
        return answerPage(c, <ProveAgain desk={desk} stored={stored} providerId={c.get('session').provider.id} />, 403);
      return answerPage(c, <ZaakView {...(await shown(desk, stored, { reason, gevoelig }))} />);
    }),
  );

  pages.post('/team/:team/zaken/:zaakId/huisbezoek', c =>
    withZaak(c, async (desk, stored) =>
      answerPage(c, <HomeVisit {...(await shown(desk, stored, { reason: 'behandeling' }))} />),
    ),
  );

  pages.post('/team/:team/zaken/:zaakId/stappen', c =>
    withZaak(c, async (desk, stored) => {
      const form = c.get('form');
      const now = ports.clock.now();
      const step = askedOnPage(desk.code, form, now);
      if (step.kind === 'faults') {
        const refill = { stap: step.stap, faults: step.faults, fields: form };
        return answerPage(c, <ZaakView {...(await shown(desk, stored, { refill }))} />, 400);
      }
      const { zaakId } = stored.zaak;
      const { asked, versie } = step;
      const request = { team: desk.team, person: desk.caller.person, zaakId, versie, asked, now };
      const stepped = await madeStep(request);
      const refill = { stap: asked.stap, faults: {}, fields: form };
      switch (stepped.kind) {
        case 'stepped':
          return c.redirect(
            pathTo(desk, form.get('daarna') === 'volgende' ? `volgende?na=${zaakId}` : `zaken/${zaakId}?gedaan=ja`),
            303,
          );
        case 'unknown':
          return notHere(c);
        case 'refused': {
          const notice = <Refused text={ZAAK_REFUSALS[stepped.code]} />;
          return answerPage(c, <ZaakView {...(await shown(desk, stored, { refill, notice }))} />, 409);
        }
        case 'outdated': {
          const [fresh = stored] = await ports.zaken.find(desk.team, [zaakId]);
          return answerPage(
            c,
            <ZaakView {...(await shown(desk, fresh, { refill, notice: <ChangedMeanwhile /> }))} />,
            412,
          );
        }
      }
    }),
  );

  /**
   * What the gateway notes by itself (a reminder, a word to a sender) is nothing a person chose on: a step made on the
   * version before it is made once more. After any other change the person chooses anew.
   */
  async function madeStep(request: Parameters<typeof makeStep>[1]): Promise<Stepped> {
    const stepped = await makeStep(ports, request);
    if (stepped.kind !== 'outdated') return stepped;
    const since = await ports.zaken.history(request.team, request.zaakId, request.versie);
    const isNoted = since.length > 0 && since.every(({ event }) => OWN_NOTES.includes(event.kind));
    return isNoted ? makeStep(ports, { ...request, versie: request.versie + since.length }) : stepped;
  }

  function withZaak(c: ScreenContext, work: (desk: Desk, stored: StoredZaak) => Promise<Response>): Promise<Response> {
    return atDesk(c, parts, async desk => {
      const zaakId = c.req.param('zaakId') ?? '';
      const [stored] = UUID.test(zaakId) ? await ports.zaken.find(desk.team, [zaakId]) : [];
      return stored === undefined ? notHere(c) : work(desk, stored);
    });
  }

  /** Whoever has the zaak works on it, and reads it for that; anybody else says why first. */
  async function shown(
    desk: Desk,
    stored: StoredZaak,
    { reason, gevoelig = false, refill = null, notice = null }: Showing,
  ): Promise<ZaakOnPage> {
    const { zaak } = stored;
    const now = ports.clock.now();
    const isMine = isOpen(zaak) && desk.self.some(name => name === zaak.houder);
    const why = reason === undefined ? (isMine ? 'behandeling' : null) : reason;
    const [{ settings }, history, directory, read] = await Promise.all([
      ports.zaken.settings(desk.team),
      ports.zaken.history(desk.team, zaak.zaakId),
      ports.directory.current(),
      why === null ? null : readZaak(ports, desk, zaak, { reason: why, gevoelig }, now),
    ]);
    const actor = actorOn(desk.self, desk.caller.person, desk.team, zaak.houder);
    const situation = { zaak, actor, team: await teamOf(ports, desk.team), settings, now };
    return {
      ...{ desk, stored, settings, history, read, gevoelig, refill, notice, situation },
      joinable: isMine ? await joinableWith(ports, desk.team, situation) : [],
      senders: new Map([...directory.organisations.values()].map(({ oin, naam }) => [oin, naam])),
    };
  }
}

function reasonIn(text: string | null): ScreenReason | null {
  return text !== null && Object.hasOwn(SCREEN_REASONS, text) ? (text as ScreenReason) : null;
}

function Done() {
  return (
    <Notice kind="ok">
      <Text>Vastgelegd.</Text>
    </Notice>
  );
}

function Refused({ text }: { text: string }) {
  return (
    <Notice kind="error">
      <Text>Dit is niet vastgelegd. {text}</Text>
    </Notice>
  );
}

function ChangedMeanwhile() {
  return (
    <Notice kind="error">
      <Text>
        <strong>Iemand anders heeft deze zaak gewijzigd.</strong> Wat u koos, is niet vastgelegd. Hieronder staat de
        zaak zoals zij nu is. Kijk wat er veranderde en kies dan opnieuw.
      </Text>
    </Notice>
  );
}

function ProveAgain({ desk, stored, providerId }: { desk: Desk; stored: StoredZaak; providerId: string }) {
  const path = pathTo(desk, `zaken/${stored.zaak.zaakId}`);
  const crumbs = [
    { href: pathTo(desk, 'lade'), text: 'Lade' },
    { href: path, text: `Zaak ${shortName(stored.zaak.zaakId)}` },
  ];
  return (
    <TeamPage desk={desk} title="Laat nog eens zien wie u bent" crumbs={crumbs}>
      <Text>
        U vraagt om gevoelige gegevens, zoals een burgerservicenummer of iets over gezondheid. Meld u daarvoor opnieuw
        aan bij uw organisatie. U komt terug in deze zaak; kies dan weer "Toon gevoelige gegevens".
      </Text>
      <Actions>
        <ButtonLink href={`/aanmelden/${providerId}?${new URLSearchParams({ naar: path, opnieuw: 'ja' })}`}>
          Opnieuw aanmelden
        </ButtonLink>
        <ButtonLink look="secondary" href={path}>
          Terug naar de zaak
        </ButtonLink>
      </Actions>
    </TeamPage>
  );
}
