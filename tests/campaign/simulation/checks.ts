/** What must be true after the months. Each check is computed apart from the code it checks, from what was sent and noted. */

import { verifyLogOverHttp } from '../../../adapters/partner/index.ts';
import { plusDays } from '../../../consent/working-days.ts';
import { plusWorkingDays } from '../../../gateway/casework/calendar.ts';
import { termsOf } from '../../../gateway/casework/vroegsignalering/terms.ts';
import { isOpen } from '../../../gateway/casework/vroegsignalering/zaak.ts';
import { validators } from '../../../schemas/validate.ts';
import type { Json } from '../../support/messages.ts';
import { type History, zaakOn } from './events.ts';
import { SETTINGS, type SimulationStage } from './stage.ts';
import type { Year } from './year.ts';

export interface Check {
  readonly name: string;
  /** What was looked at, in numbers. */
  readonly counted: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

const monthOf = (day: string) => day.slice(0, 7);

/** Everything that was accepted is there, in a zaak, once; what had to be refused was. */
export function nothingIsMissing({ sent, histories }: Year): Check {
  const arrivals = [...histories.values()].flatMap(({ events }) =>
    events.flatMap(({ event }) => (event.kind === 'signaal_toegevoegd' ? [event.stand.signaal.signaalId] : [])),
  );
  const arrived = new Set(arrivals);
  const accepted = sent.flatMap(({ verstrekkingId }) => verstrekkingId ?? []);
  return {
    name: 'niets aangenomen en kwijt',
    counted: { verzonden: sent.length, aangenomen: accepted.length, inZaken: arrived.size },
    faults: [
      ...accepted.filter(id => !arrived.has(id)).map(id => `aangenomen en in geen zaak: ${id}`),
      ...repeats(arrivals).map(id => `twee keer in een zaak: ${id}`),
      ...[...arrived].filter(id => !accepted.includes(id)).map(id => `in een zaak en nooit verzonden: ${id}`),
      ...sent
        .filter(one => one.lawful === (one.verstrekkingId === null))
        .map(one => `besluit klopt niet: ${one.type} op ${one.day}`),
    ],
  };
}

/**
 * Every term was met, or somebody was told in time: reminded before, and the team leader after. Looked at on the last day
 * of each state a zaak was in, so that what was told a day late is seen.
 */
export function noTermMissed({ histories, lastDay }: Year): Check {
  const faults: string[] = [];
  const counted = { termijnen: 0, opTijd: 0, teLaat: 0, vervallen: 0, lopend: 0 };
  const STANDS = { op_tijd: 'opTijd', te_laat: 'teLaat', vervallen: 'vervallen', loopt: 'lopend' } as const;
  for (const history of histories.values()) {
    const days = [...new Set(history.events.map(({ op }) => op))];
    for (const [index, day] of days.entries()) {
      const next = days[index + 1];
      // On its last day a state is known whole: what changes it comes the day after.
      const until = next === undefined ? lastDay : plusDays(next, -1);
      faults.push(...untold(history, until < day ? day : until));
    }
    const zaak = zaakOn(history, lastDay);
    for (const { stand } of zaak === null ? [] : termsOf(zaak, SETTINGS)) {
      counted.termijnen += 1;
      counted[STANDS[stand]] += 1;
    }
  }
  return { name: 'geen termijn ongemerkt voorbij', counted, faults };
}

function untold(history: History, day: string): readonly string[] {
  const zaak = zaakOn(history, day);
  if (zaak === null) return [];
  return termsOf(zaak, SETTINGS).flatMap(({ naam, over, uiterlijk, wettelijkEinde, stand }) => {
    if (stand !== 'loopt') return [];
    const remind = plusWorkingDays(uiterlijk, -SETTINGS.herinnerWerkdagen[naam]);
    const phase =
      wettelijkEinde !== null && day > wettelijkEinde
        ? 'wettelijk_verstreken'
        : day > uiterlijk
          ? 'verstreken'
          : day >= remind
            ? 'herinnering'
            : null;
    const name = `${zaak.zaakId}:${naam}:${over ?? '-'}:${phase}:${uiterlijk}`;
    return phase === null || zaak.gemeld.includes(name)
      ? []
      : [`${naam} van ${zaak.zaakId}: ${phase} niet gemeld op ${day}`];
  });
}

/** Released, entered as `verstrekt`, and opened are the same ids; the log is whole and covers them. */
export async function everyDisclosureIsLogged(
  stage: SimulationStage,
  { sent, histories, received, handoverMessages }: Year,
): Promise<Check> {
  const idsOf = async (text: string) => (await stage.admin.query<{ id: string }>(text)).rows.map(({ id }) => id);
  const entries = (kind: string) =>
    idsOf(`select jcs::jsonb ->> 'verstrekking' as id from log_entry where kind = '${kind}'`);
  const released = await idsOf(`select disclosure_id as id from delivery where status in ('opgehaald', 'bevestigd')`);
  const open = await idsOf(`select disclosure_id as id from delivery where status not in ('bevestigd')`);
  const deliveries = new Set(await idsOf('select disclosure_id as id from delivery'));
  const entered = await entries('verstrekt');
  const covered = new Set(
    await idsOf(`select e.jcs::jsonb ->> 'verstrekking' as id from log_entry e join log_leaf l using (entry_id)
      where e.kind = 'verstrekt' and l.position < (select max(size) from log_checkpoint)`),
  );
  const opened = [
    ...[...histories.values()].flatMap(({ events }) =>
      events.flatMap(({ event }) => (event.kind === 'signaal_toegevoegd' ? [event.stand.signaal.signaalId] : [])),
    ),
    ...received.map(({ view }) => view.verstrekkingId),
  ];
  const [enteredIds, releasedIds, openedIds] = [new Set(entered), new Set(released), new Set(opened)];
  const verdict = await verifyLogOverHttp(`${stage.world.gateway.pagesUrl}/logboek`, stage.world.vkey);
  return {
    name: 'elke verstrekking in het logboek',
    counted: {
      overdrachtberichten: handoverMessages.length,
      ...{ verstrekt: entered.length, vrijgegeven: released.length, geopend: openedIds.size },
      logboek: verdict.kind === 'intact' ? verdict.checkpoint.size : 0,
    },
    faults: [
      ...(verdict.kind === 'intact' ? [] : [`logboek: ${verdict.code}`]),
      ...repeats(entered).map(id => `twee keer verstrekt: ${id}`),
      ...repeats(received.map(({ view }) => view.verstrekkingId)).map(id => `twee keer ontvangen: ${id}`),
      ...released.filter(id => !covered.has(id)).map(id => `vrijgegeven zonder vermelding: ${id}`),
      ...entered.filter(id => !releasedIds.has(id)).map(id => `vermeld en niet vrijgegeven: ${id}`),
      ...opened.filter(id => !enteredIds.has(id)).map(id => `geopend zonder vermelding: ${id}`),
      ...released.filter(id => !openedIds.has(id)).map(id => `vrijgegeven en nooit geopend: ${id}`),
      ...open.map(id => `blijft liggen: ${id}`),
      ...handoverMessages.filter(id => !openedIds.has(id)).map(id => `aangenomen en nooit gekomen: ${id}`),
      ...sent.flatMap(({ verstrekkingId: id }) =>
        id === null || deliveries.has(id) ? [] : [`aangenomen en weg: ${id}`],
      ),
    ],
  };
}

/** After each day there are exactly the zaken whose last day has not passed; of what is gone no file and no key is left. */
export async function retentionDidItsWork(
  stage: SimulationStage,
  { histories, retentionFaults, lastDay }: Year,
): Promise<Check> {
  const faults = [...retentionFaults];
  const all = [...histories.values()];
  const gone = all.filter(one => isGone(one, lastDay));
  const ids = (list: readonly History[]) =>
    new Set(list.flatMap(one => zaakOn(one, lastDay)?.signalen.map(({ signaal }) => signaal.signaalId) ?? []));
  const { rows } = await stage.admin.query<{ id: string; body: boolean; file: boolean }>(
    `select d.disclosure_id as id, d.wrapped_key is not null as body, s.file is not null as file
     from delivery d left join zaak_signal s on s.signal_id = d.disclosure_id where d.team_id = any ($1)`,
    [stage.debtTeams],
  );
  const goneIds = ids(gone);
  for (const { id, body, file } of rows) {
    if (goneIds.has(id) && (body || file)) faults.push(`opgeruimd en toch nog inhoud: ${id}`);
    if (!goneIds.has(id) && (!body || !file)) faults.push(`inhoud weg voor haar dag: ${id}`);
  }
  const stubs = await stage.admin.query<{ n: number }>('select count(*)::int as n from zaak_stub');
  const expected = gone
    .flatMap(one => zaakOn(one, lastDay)!.signalen)
    .filter(({ signaal }) => halfYearAfter(signaal.signaaldatum) >= lastDay).length;
  if (stubs.rows[0]!.n !== expected) faults.push(`${stubs.rows[0]!.n} stompjes, ${expected} verwacht`);
  return {
    name: 'bewaren en opruimen',
    counted: { zaken: all.length, opgeruimd: gone.length, bestanden: rows.length - goneIds.size, stompjes: expected },
    faults,
  };
}

/** Compares, on the day itself, which zaken are there. */
export async function retentionFaultsOf(
  { admin }: SimulationStage,
  histories: ReadonlyMap<string, History>,
  day: string,
): Promise<readonly string[]> {
  const { rows } = await admin.query<{ zaak_id: string }>('select zaak_id from zaak');
  const there = new Set(rows.map(row => row.zaak_id));
  return [...histories.values()].flatMap(history => {
    const gone = isGone(history, day);
    if (gone === there.has(history.zaakId)) return [`${history.zaakId} is op ${day} ${gone ? 'er nog' : 'al weg'}`];
    return [];
  });
}

const HELP = ['(Budget)advies', 'Vervolghulp'];

/**
 * Own arithmetic: half a year after closing without help; some days after it went to the dossier and its month was counted;
 * five years where it did not go there.
 */
function isGone(history: History, day: string): boolean {
  const zaak = zaakOn(history, day);
  if (zaak === null || isOpen(zaak) || zaak.resultaat === null || zaak.geslotenOp === null) return false;
  if (!HELP.some(help => zaak.resultaat!.startsWith(help))) return halfYearAfter(zaak.geslotenOp) < day;
  if (zaak.naarDossierOp === null) return false;
  const [year, month] = zaak.naarDossierOp.split('-').map(Number) as [number, number];
  const counted = new Date(Date.UTC(year, month, 7)).toISOString().slice(0, 10);
  return plusDays(zaak.naarDossierOp, SETTINGS.naDossierDagen) < day && counted < day;
}

/** The last day whose half year back still reaches this one: the same day, and the last of a month for the last of a month. */
function halfYearAfter(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastOf = (y: number, m: number) => new Date(Date.UTC(y, m, 0)).getUTCDate();
  const target = new Date(Date.UTC(year, month - 1 + 6, 1));
  const [toYear, toMonth] = [target.getUTCFullYear(), target.getUTCMonth() + 1];
  const last = lastOf(toYear, toMonth);
  const on = day === lastOf(year, month) ? last : Math.min(day, last);
  return `${toYear}-${String(toMonth).padStart(2, '0')}-${String(on).padStart(2, '0')}`;
}

/** One delivery per municipality and month in which something happened, valid, with exactly the signals of those zaken. */
export function deliveriesAreWhole({ histories, received, months }: Year): Check {
  const faults: string[] = [];
  const delivered = received.filter(({ at, view }) => at === 'cbs' && view.type === 'ddas-levering');
  const found = new Map<string, Json[]>();
  for (const { view } of delivered) {
    const inhoud = view.inhoud as Json;
    const { uitwisselmodel } = inhoud;
    if (validators.ddas(uitwisselmodel).kind !== 'valid') faults.push(`levering niet geldig: ${view.verstrekkingId}`);
    const key = `${uitwisselmodel.leveringen[0].gemeentecode} ${monthOf(uitwisselmodel.startdatumLevering)}`;
    found.set(key, [...(found.get(key) ?? []), inhoud]);
  }
  const expected = new Map<string, string[]>();
  for (const { van, tot } of months)
    for (const history of histories.values()) {
      if (!history.events.some(({ op }) => van <= op && op <= tot)) continue;
      const zaak = zaakOn(history, tot)!;
      const key = `${zaak.gemeentecode} ${monthOf(van)}`;
      expected.set(key, [...(expected.get(key) ?? []), ...zaak.signalen.map(({ signaal }) => signaal.signaalId)]);
    }
  let signals = 0;
  for (const [key, ids] of expected) {
    const parts = found.get(key) ?? [];
    const numbers = parts.map(({ deel }) => deel?.nummer ?? 1).sort((one, other) => one - other);
    const total = parts[0]?.deel?.aantal ?? 1;
    if (numbers.join() !== Array.from({ length: total }, (_, at) => at + 1).join()) {
      faults.push(`${key}: delen ${numbers.join()} van ${total}`);
      continue;
    }
    const inside = parts.flatMap(({ uitwisselmodel }) =>
      (uitwisselmodel.leveringen[0].vroegsignalen as Json[]).map(one => one.ID as string),
    );
    signals += inside.length;
    if ([...inside].sort().join() !== [...ids].sort().join())
      faults.push(`${key}: ${inside.length} signalen geleverd, ${ids.length} verwacht`);
  }
  for (const key of found.keys()) if (!expected.has(key)) faults.push(`${key}: levering zonder zaken`);
  return { name: 'DDAS-leveringen', counted: { leveringen: delivered.length, signalen: signals }, faults };
}

/** Nobody and nothing complained but about what was done on purpose. */
export function nobodyComplained({ complaints }: SimulationStage, { refusedSteps, steps }: Year): Check {
  return {
    name: 'werk zonder storing',
    counted: { stappen: steps, klachten: complaints.length },
    faults: [...complaints, ...refusedSteps],
  };
}

function repeats(list: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return list.filter(one => seen.has(one) || !seen.add(one));
}
