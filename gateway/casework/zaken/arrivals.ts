/**
 * Signals from the postbox of a team whose key is kept here, into its zaken. Casework is a receiver like any other: what
 * comes in was decided on, entered in the log and disclosed; it is kept first, and confirmed after. Each step may be done
 * again by whoever comes after a process that died, and by several gateways at once.
 */
import type { Moment } from '../../../consent/moment.ts';
import { type OwnCasework, ownCasework } from '../../access/own-casework.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { confirmReceipt, fetchFromPostbox, listPostbox } from '../../exchange/postbox.ts';
import { sealText } from '../../exchange/receipt.ts';
import type { PostboxItem, TeamId } from '../../ports.ts';
import { ANSWER_TYPES, noteAnswer } from '../trajecten/answers.ts';
import { admitSignal } from './admit.ts';
import { noteNotice } from './notices.ts';
import type { KeptFile } from './ports.ts';
import { isSignalType } from './reading-signals.ts';
import type { ResidentRegister } from './residents.ts';
import { teamOpener } from './team-keys.ts';

const AT_ONCE = 500;

/** A signal that cannot become a zaak: by its id alone. */
export type NotAdmitted = (team: TeamId, disclosureId: string, code: string) => void;

/** What could not be taken in, so that it is not fetched again each time. Lost at a restart, and then tried again. */
export type Passed = Set<string>;

export interface Turn {
  readonly now: Moment;
  readonly traceId: string;
  readonly passed: Passed;
  readonly notAdmitted: NotAdmitted;
  /** null where nobody may be asked who lives where. */
  readonly residents: ResidentRegister | null;
}

/** Takes in everything that waits for one team. @returns how many signals were confirmed */
export async function takeArrivals(exchange: Exchange, team: TeamId, turn: Turn): Promise<number> {
  let confirmed = 0;
  let after: string | null = null;
  for (;;) {
    const items: readonly PostboxItem[] = await listPostbox(exchange, team, after, AT_ONCE);
    confirmed += await takePage(exchange, team, items, turn);
    if (items.length < AT_ONCE) return confirmed;
    after = items.at(-1)!.disclosureId;
  }
}

async function takePage(exchange: Exchange, team: TeamId, items: readonly PostboxItem[], turn: Turn): Promise<number> {
  const signals = items.filter(({ messageType }) => isSignalType(messageType) || ANSWER_TYPES.includes(messageType));
  if (signals.length === 0) return 0;
  const here = new Map((await exchange.ports.zaken.files(team, signals.map(idOf))).map(file => [file.signaalId, file]));
  for (const { disclosureId, notice } of signals) {
    const file = here.get(disclosureId);
    if (file !== undefined && notice !== null) await noteNotice(exchange.ports, team, file, notice, turn.now);
  }
  const caller = ownCasework(team);
  const fresh = signals.map(idOf).filter(id => !here.has(id) && !turn.passed.has(id));
  const taken = await takeIn(exchange, caller, team, fresh, turn);
  return confirm(exchange, caller, team, [...[...here.values()].map(sealOf), ...taken], turn);
}

interface Sealed {
  readonly verstrekkingId: string;
  readonly zegel: string;
}

async function takeIn(
  exchange: Exchange,
  caller: OwnCasework,
  team: TeamId,
  ids: readonly string[],
  turn: Turn,
): Promise<readonly Sealed[]> {
  if (ids.length === 0) return [];
  const { ports } = exchange;
  const pass = (id: string, code: string) => {
    turn.passed.add(id);
    turn.notAdmitted(team, id, code);
  };
  const fetched = await fetchFromPostbox(exchange, caller, team, ids, turn);
  // Not reachable or not allowed now: everything stays where it is, for the next turn.
  if (fetched.kind === 'problem') return [];
  const open = teamOpener(ports, team);
  const directory = await ports.directory.current();
  const taken: Sealed[] = [];
  for (const item of fetched.items) {
    if (item.status !== 'verstrekt') continue;
    const { verstrekkingId, bericht: jwe, zegel } = item;
    const opened = await open(jwe);
    if (opened.kind === 'niet_te_openen' || opened.bericht.verstrekkingId !== verstrekkingId) {
      pass(verstrekkingId, 'NIET_TE_OPENEN');
      continue;
    }
    const { bericht } = opened;
    const admission = ANSWER_TYPES.includes(bericht.type)
      ? await noteAnswer(ports, team, bericht, turn)
      : await admitSignal(exchange, team, directory, { jwe, bericht }, turn);
    if (admission.kind === 'opgenomen') taken.push({ verstrekkingId, zegel });
    else pass(verstrekkingId, admission.code);
  }
  return taken;
}

async function confirm(
  exchange: Exchange,
  caller: OwnCasework,
  team: TeamId,
  list: readonly Sealed[],
  turn: Turn,
): Promise<number> {
  if (list.length === 0) return 0;
  const answers = await confirmReceipt(exchange, caller, team, list, turn);
  return answers.filter(({ status }) => status === 'bevestigd').length;
}

const idOf = ({ disclosureId }: PostboxItem) => disclosureId;
const sealOf = ({ signaalId, seal }: KeptFile): Sealed => ({ verstrekkingId: signaalId, zegel: sealText(seal) });
