/** Rights of a resident in the casework of the own teams (AVG 16 to 18): look up, restrict at once, erase by two officers. */
import type { Hono } from 'hono';
import { setRestriction } from '../../casework/rechten/beperking.ts';
import { WIS_REFUSALS } from '../../casework/rechten/erasable.ts';
import { type Inzage, inzageOf } from '../../casework/rechten/inzage.ts';
import { WISGRONDEN, type Wisgrond, type Wissing } from '../../casework/rechten/ports.ts';
import { decideOnWissing, proposeWissing, type Wisbesluit } from '../../casework/rechten/wissing.ts';
import type { StoredZaak } from '../../casework/zaken/ports.ts';
import { UUID } from '../../http/page.ts';
import type { TeamId } from '../../ports.ts';
import { Actions, Button, Heading, Link, Notice, Table, Tag, Text } from '../components.tsx';
import { notHere } from '../error-pages.tsx';
import { ErrorSummary, type FormFaults } from '../form-parts.tsx';
import { answerPage } from '../render.ts';
import type { ScreenContext, ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { FormToken } from '../zaken/team-page.tsx';
import { dayWords, momentWords, STAAT_WORDS, shortName } from '../zaken/words.ts';
import { NotDone, type Office, OfficePage, officeOf, ReadsAlong } from './office.tsx';
import { RIGHTS_CRUMBS, rightsPath, WISSING_WORDS, ZaakRights } from './rechten-zaak.tsx';
import { type Typed, typedIn, WHOM_FIELDS, WhomFields, whomIn } from './whom-form.tsx';
import { refusalWords } from './words.ts';

const ROWS = 500;
const DAY = /^\d{4}-\d\d-\d\d$/;

export function rechtenPages(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  const { ports, exchange } = parts;
  const step = () => ({ now: ports.clock.now(), traceId: ports.entropy.bytes(16).toString('hex') });
  const wissingenOf = async (oin: string) =>
    [...(await ports.wissingen.list(oin, null, ROWS, ports.clock.now().epochMs))].reverse();

  pages.get('/toezicht/rechten', async c => {
    const office = await officeOf(c, parts);
    const wissingen = await wissingenOf(office.oin);
    return answerPage(c, <Overview {...{ office, wissingen }} typed={{}} faults={{}} found={null} />);
  });

  pages.post('/toezicht/rechten/zoeken', async c => {
    const office = await officeOf(c, parts);
    const wissingen = await wissingenOf(office.oin);
    const typed = typedIn(c.get('form'), WHOM_FIELDS);
    const read = whomIn(typed);
    if (read.kind === 'faults')
      return answerPage(c, <Overview {...{ office, wissingen, typed }} faults={read.faults} found={null} />, 400);
    const found = await inzageOf(exchange, { ...office.looker, over: read.whom, now: ports.clock.now() });
    return answerPage(c, <Overview {...{ office, wissingen, typed, found }} faults={{}} />);
  });

  pages.get('/toezicht/rechten/:team/:zaakId', c =>
    withZaak(c, async (office, team, stored) => {
      const { epochMs } = ports.clock.now();
      const seen = {
        ...{ readingId: ports.entropy.uuid(epochMs), epochMs, team, person: office.looker.person },
        ...{ reason: 'inzageverzoek' as const, zaakId: stored.zaak.zaakId, uitkomst: 'gezocht' as const },
        ...{ gevoelig: false, signaalIds: stored.zaak.signalen.map(({ signaal }) => signaal.signaalId) },
      };
      await ports.readings.note([seen], null);
      return shown(c, office, team, stored, {});
    }),
  );

  pages.post('/toezicht/rechten/:team/:zaakId/beperking', c =>
    withZaak(c, async (office, team, stored) => {
      const form = c.get('form');
      const besluit = form.get('besluit');
      if (office.actor === null || (besluit !== 'beperken' && besluit !== 'opheffen')) return notHere(c);
      const told = form.get('ingelicht') ?? '';
      // The person hears of it before it is lifted (AVG 18(3)).
      if (besluit === 'opheffen' && !(DAY.test(told) && !Number.isNaN(Date.parse(told)) && told <= office.today))
        return shown(c, office, team, stored, { ingelicht: 'Kies de dag waarop u het de inwoner vertelde.' });
      const { zaakId } = stored.zaak;
      await setRestriction(ports, { team, zaakId, person: office.looker.person }, besluit, ports.clock.now());
      return c.redirect(rightsPath(team, zaakId), 303);
    }),
  );

  pages.post('/toezicht/rechten/:team/:zaakId/wissing', c =>
    withZaak(c, async (office, team, stored) => {
      if (office.actor === null) return notHere(c);
      const grond = c.get('form').get('grond');
      if (!WISGRONDEN.includes(grond as Wisgrond))
        return shown(c, office, team, stored, { grond: 'Kies waarom dit gewist moet worden.' });
      const { zaakId } = stored.zaak;
      const asked = { team, zaakId, grond: grond as Wisgrond };
      return after(c, office, team, zaakId, await proposeWissing(ports, office.actor, asked, step()));
    }),
  );

  pages.post('/toezicht/rechten/:team/:zaakId/oordeel', c =>
    withZaak(c, async (office, team, stored) => {
      const form = c.get('form');
      const wissingId = form.get('voorstel') ?? '';
      const oordeel = form.get('oordeel');
      if (!UUID.test(wissingId) || office.actor === null) return notHere(c);
      if (oordeel !== 'akkoord' && oordeel !== 'niet_akkoord') return notHere(c);
      const asked = { agreed: oordeel === 'akkoord', digest: form.get('kenmerk') ?? '' };
      const outcome = await decideOnWissing(ports, office.actor, wissingId, asked, step());
      return after(c, office, team, stored.zaak.zaakId, outcome);
    }),
  );

  /** Only zaken of teams of the own organisation are there; any other is as unknown as one that does not exist. */
  async function withZaak(
    c: ScreenContext,
    work: (office: Office, team: TeamId, stored: StoredZaak) => Promise<Response>,
  ): Promise<Response> {
    const office = await officeOf(c, parts);
    const team = office.looker.teams.find(one => one === `${office.oin}/${c.req.param('team') ?? ''}`);
    const zaakId = c.req.param('zaakId') ?? '';
    const [stored] = team !== undefined && UUID.test(zaakId) ? await ports.zaken.find(team, [zaakId]) : [];
    return team === undefined || stored === undefined ? notHere(c) : work(office, team, stored);
  }

  async function shown(c: ScreenContext, office: Office, team: TeamId, { zaak }: StoredZaak, faults: FormFaults) {
    const { settings } = await ports.zaken.settings(team);
    const wissingen = (await wissingenOf(office.oin)).filter(one => one.zaakId === zaak.zaakId);
    const page = <ZaakRights {...{ office, team, zaak, settings, wissingen, faults }} />;
    return answerPage(c, page, Object.keys(faults).length > 0 ? 400 : 200);
  }

  function after(c: ScreenContext, office: Office, team: TeamId, zaakId: string, outcome: Wisbesluit) {
    if (outcome.kind === 'done') return c.redirect(rightsPath(team, zaakId), 303);
    const back = { href: rightsPath(team, zaakId), text: 'Terug naar de zaak' };
    return answerPage(c, <NotDone {...{ office, back }} crumbs={RIGHTS_CRUMBS} text={whyNot(outcome)} />, 409);
  }
}

function whyNot(outcome: Exclude<Wisbesluit, { readonly kind: 'done' }>): string {
  if (outcome.kind !== 'kept') return refusalWords(outcome);
  const until = outcome.bewaardTot === null ? '' : ` Bewaard tot en met ${dayWords(outcome.bewaardTot)}.`;
  return `${WIS_REFUSALS[outcome.code]}${until}`;
}

function Overview({
  office,
  wissingen,
  typed,
  faults,
  found,
}: {
  office: Office;
  wissingen: readonly Wissing[];
  typed: Typed;
  faults: FormFaults;
  found: Inzage | null;
}) {
  return (
    <OfficePage office={office} title="Verbeteren, beperken en wissen" at="/toezicht/rechten">
      <ErrorSummary faults={faults} />
      <Text>
        Een inwoner mag vragen om gegevens te verbeteren, niet meer te gebruiken of te wissen. Zoek de zaak op; daar
        staat wat kan. Wissen doet u met een collega.
      </Text>
      <ReadsAlong office={office} />
      {office.actor === null ? null : (
        <>
          <Heading level={2}>Zaken van een inwoner zoeken</Heading>
          <Text>Weet eerst zeker wie er vraagt. Dat u zoekt, wordt vastgelegd. Wat u invult niet.</Text>
          <form method="post" action="/toezicht/rechten/zoeken" novalidate>
            <FormToken desk={office} />
            <WhomFields typed={typed} faults={faults} />
            <Actions>
              <Button>Zoeken</Button>
            </Actions>
          </form>
        </>
      )}
      {found === null ? null : <Found found={found} />}
      <Heading level={2}>Voorstellen om te wissen</Heading>
      {wissingen.length === 0 ? (
        <Text>Er is nog niets voorgesteld.</Text>
      ) : (
        <Table
          caption={wissingen.length === 1 ? '1 voorstel' : `${wissingen.length} voorstellen`}
          rows={wissingen}
          columns={[
            {
              head: 'Zaak',
              cell: ({ team, zaakId, status }) =>
                status === 'gewist' ? (
                  shortName(zaakId)
                ) : (
                  <Link href={rightsPath(team, zaakId)}>{shortName(zaakId)}</Link>
                ),
            },
            { head: 'Team', cell: ({ team }) => team.split('/')[1] ?? '' },
            { head: 'Voorgesteld', cell: one => momentWords(one.voorgesteldMs) },
            { head: 'Staat', cell: ({ status: is }) => <Tag look={WISSING_WORDS[is][1]}>{WISSING_WORDS[is][0]}</Tag> },
          ]}
        />
      )}
    </OfficePage>
  );
}

function Found({ found: { zaken, verstrekkingen } }: { found: Inzage }) {
  return (
    <>
      <Heading level={2}>Gevonden</Heading>
      {zaken.length === 0 ? (
        <Notice kind="info">
          <Text>
            Uw teams hebben geen zaak van deze inwoner.
            {verstrekkingen.length === 0 ? '' : ' Er is wel iets gedeeld: zie Verstrekkingen.'} Werkt een team met eigen
            software? Vraag het dan daar.
          </Text>
        </Notice>
      ) : (
        <>
          <Text>Op een adres wonen soms meer mensen. Kijk met het team of het om deze inwoner gaat.</Text>
          <Table
            caption={zaken.length === 1 ? '1 zaak' : `${zaken.length} zaken`}
            rows={zaken}
            columns={[
              {
                head: 'Zaak',
                cell: ({ team, zaakId }) => <Link href={rightsPath(team, zaakId)}>{shortName(zaakId)}</Link>,
              },
              { head: 'Team', cell: ({ team }) => team.split('/')[1] ?? '' },
              { head: 'Staat', cell: one => STAAT_WORDS[one.staat] },
              { head: 'Geopend', cell: one => dayWords(one.geopendOp) },
            ]}
          />
        </>
      )}
    </>
  );
}
