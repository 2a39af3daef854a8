/**
 * What is kept beside a zaak so that a database can find and order it. All of it follows from the zaak, what is known of
 * its address and the settings: dates and amounts, none of which moves by itself with time.
 */
import { plusDays } from '../../../consent/working-days.ts';
import { plusWorkingDays } from '../calendar.ts';
import { type Reminder, reminderName } from '../vroegsignalering/due.ts';
import type { Earlier } from '../vroegsignalering/matching.ts';
import { type Weight, weightOf } from '../vroegsignalering/priority.ts';
import { retentionOf } from '../vroegsignalering/retention.ts';
import type { PriorityFact, Settings } from '../vroegsignalering/settings.ts';
import { type Term, termsOf } from '../vroegsignalering/terms.ts';
import { isOpen, isRestricted, type Zaak } from '../vroegsignalering/zaak.ts';

export interface Standing {
  /** Bytes that sort, compared one by one, as `byPriority` does; null for what is not open. */
  readonly place: Buffer | null;
  /** Last day to work by of the first running term; null when none runs. */
  readonly workBy: string | null;
  /** First day on which `due` has something to say that was not said yet. */
  readonly remindOn: string | null;
  /** Last day on which it is kept. */
  readonly keepUntil: string | null;
  readonly restricted: boolean;
}

/** @param known what is known of the address, the signals of the zaak included */
export function standingOf(zaak: Zaak, known: readonly Earlier[], settings: Settings): Standing {
  const running = termsOf(zaak, settings).filter(({ stand }) => stand === 'loopt');
  const retention = retentionOf(zaak, settings);
  return {
    place: isOpen(zaak) ? placeOf(weightOf(zaak, known), settings) : null,
    workBy: first(running.map(({ uiterlijk }) => uiterlijk)),
    remindOn: first(running.flatMap(term => nextPhase(zaak, term, settings))),
    keepUntil: retention.kind === 'open' ? null : retention.tot,
    restricted: zaak.signalen.some(isRestricted),
  };
}

/** The order of work as bytes: every fact in a fixed width, the id of the zaak last. */
export function placeOf(weight: Weight, { prioriteit }: Pick<Settings, 'prioriteit'>): Buffer {
  return Buffer.from([...prioriteit.map(fact => PLACE[fact](weight)), weight.zaakId].join(''), 'latin1');
}

const LAST = '9999-99-99';
const has = (value: boolean) => (value ? '0' : '1');
/** The highest first, in sixteen digits. */
const highest = (value: number) => String(Number.MAX_SAFE_INTEGER - value).padStart(16, '0');

const PLACE: Readonly<Record<PriorityFact, (weight: Weight) => string>> = {
  crisis: ({ crisisdatum }) => has(crisisdatum !== null),
  crisisdatum: ({ crisisdatum }) => crisisdatum ?? LAST,
  meervoudig: ({ meervoudig }) => has(meervoudig),
  opeenvolgend: ({ opeenvolgend }) => has(opeenvolgend),
  bedrag: ({ bedragEuro }) => highest(bedragEuro),
  ouderdom: ({ oudste }) => oudste ?? LAST,
  aantal: ({ aantal }) => highest(aantal),
  warme_overdracht: ({ warmeOverdracht }) => has(warmeOverdracht),
  wachttijd: ({ sinds }) => sinds,
};

/** The first day of the next phase of a term that nobody was told of; a phase that a later one overtook is over. */
function nextPhase(zaak: Zaak, term: Term, settings: Settings): readonly string[] {
  const phases: readonly (readonly [Reminder['fase'], string])[] = [
    ['herinnering', plusWorkingDays(term.uiterlijk, -settings.herinnerWerkdagen[term.naam])],
    ['verstreken', plusDays(term.uiterlijk, 1)],
    ...(term.wettelijkEinde === null ? [] : [['wettelijk_verstreken', plusDays(term.wettelijkEinde, 1)] as const]),
  ];
  const told = phases.findLastIndex(([fase]) => zaak.gemeld.includes(reminderName(zaak.zaakId, term, fase)));
  return phases.slice(told + 1).map(([, from]) => from);
}

function first(dates: readonly string[]): string | null {
  return dates.reduce<string | null>((least, date) => (least === null || date < least ? date : least), null);
}
