/** What opens a result to the sender of one signal (D-F3), with what proves it to the decision. */
import { isValidOn, type Moment } from '../../../consent/moment.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Identity } from '../../exchange/pseudonyms.ts';
import type { TeamId } from '../../ports.ts';
import { UITKOMSTEN, type Uitkomst } from '../vroegsignalering/codes.ts';
import { openFile } from '../zaken/file.ts';
import { categoryOf } from './words.ts';

export type OpeningProof =
  | { readonly kind: 'geen' }
  | {
      readonly kind: 'toestemming';
      readonly resultaten: readonly Uitkomst[];
      /** Consents that name the result. */
      toestemmingenVoor(result: Uitkomst): readonly string[];
      readonly over: Identity;
    }
  | {
      readonly kind: 'overeenkomst';
      readonly resultaten: readonly Uitkomst[];
      /** Day and reference of the agreement, as the municipality attests it (P16). */
      readonly geslotenOp: string;
      readonly kenmerk: string;
    };

export interface OpeningQuestion {
  /** The team whose casework it is. */
  readonly team: TeamId;
  readonly zaakId: string;
  readonly signaalId: string;
  /** The team that sent the signal. */
  readonly naar: TeamId;
  readonly now: Moment;
}

export type OpeningFor = (question: OpeningQuestion) => Promise<OpeningProof>;

const CLOSED: OpeningProof = { kind: 'geen' };
/** The gateway itself, in the notes of who read a file (R17). */
const GATEWAY = 'poort';

/** By consents that the municipality recorded for this sender; of an agreement on debts the gateway knows nothing by itself. */
export function openingsByConsent({ ports, pseudonyms }: Exchange): OpeningFor {
  return async ({ team, zaakId, signaalId, naar, now }) => {
    const reader = { person: GATEWAY, reason: 'behandeling', now } as const;
    const file = await openFile(ports, team, { zaakId, signaalId }, reader);
    if (file.kind !== 'geopend') return CLOSED;
    const over = file.bericht.inhoud.persoon as Identity;
    const persons = ports.keys.kids('pseudoniem').flatMap(kid => {
      const { person, alternate } = pseudonyms.forTeam(naar, over, kid);
      return alternate === null ? [person] : [person, alternate];
    });
    const oin = team.slice(0, team.indexOf('/'));
    const recorded = await ports.consents.about(oin, naar, 'terugkoppeling', persons);
    const standing = recorded.filter(
      one => one.state === 'actief' && one.kind === 'avg_grondslag' && isValidOn(one.validity, now.localDate),
    );
    const toestemmingenVoor = (result: Uitkomst) =>
      standing.filter(one => one.categories.includes(categoryOf(result))).map(one => one.consentId);
    const resultaten = UITKOMSTEN.filter(result => toestemmingenVoor(result).length > 0);
    return resultaten.length === 0 ? CLOSED : { kind: 'toestemming', resultaten, toestemmingenVoor, over };
  };
}
