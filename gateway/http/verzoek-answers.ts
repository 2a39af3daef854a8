/** Requests as both sides read them: the same for both, but where the own side stands. */
import type { Moment } from '../../consent/moment.ts';
import { plusWorkingDays } from '../casework/calendar.ts';
import type { OverdrachtConfiguration } from '../casework/overdracht/configuration.ts';
import { isRunning, type Maatwerk, maatwerkAnswerBy } from '../casework/overdracht/maatwerk.ts';
import { configurationOf } from '../casework/overdracht/region.ts';
import { sideOf } from '../casework/overdracht/steps.ts';
import { decideBy, type Toegang } from '../casework/overdracht/toegang.ts';
import { type Woning, woningDue } from '../casework/overdracht/woning.ts';
import type { SeenRequest } from '../casework/trajecten/ports.ts';
import { contactsToday, type Regional } from '../casework/trajecten/regional.ts';
import type { RequestKind, StateOf } from '../casework/trajecten/requests.ts';
import { holderOf, regionField } from './overdracht-answers.ts';

const known = <K extends string, V>(key: K, value: V | null): { readonly [P in K]?: V } =>
  value === null ? {} : ({ [key]: value } as { readonly [P in K]: V });

const OWN: {
  readonly [K in RequestKind]: (
    state: StateOf[K],
    now: Moment,
    configuration: OverdrachtConfiguration,
  ) => Readonly<Record<string, unknown>>;
} = {
  toegang: (state: Toegang, _now, configuration) => ({
    toegangId: state.toegangId,
    onderzoekId: state.onderzoekId,
    aangemeldOp: state.aangemeldOp,
    clientondersteuning: state.clientondersteuning,
    onderzocht: state.onderzocht,
    besluitUiterlijk: decideBy(state, configuration),
    ...known('regiehouder', state.regiehouder === null ? null : holderOf(state.regiehouder)),
  }),
  woning: (state: Woning, now, configuration) => ({
    woningId: state.woningId,
    gevraagdOp: state.gevraagdOp,
    gewenstOp: state.gewenstOp,
    antwoordUiterlijk: plusWorkingDays(state.gevraagdOp, configuration.vraagWerkdagen),
    ...known('toezegging', state.toezegging),
    ...known('omklap', state.omklap),
    ...known('reden', state.reden),
    herinneringen: woningDue(state, now, configuration).map(({ about, on }) => ({ over: about, op: on })),
  }),
  maatwerk: (state: Maatwerk, now, configuration) => ({
    maatwerkId: state.maatwerkId,
    soort: state.soort,
    gevraagdOp: state.gevraagdOp,
    ...known('antwoordUiterlijk', maatwerkAnswerBy(state, configuration)),
    ...known('toegekend', state.toegekend),
    ...known('reden', state.reden),
    loopt: isRunning(state, now.localDate),
  }),
};

/** @returns null when the team is no party */
export function requestOf<K extends RequestKind>(
  kind: K,
  { state, versie }: SeenRequest<K>,
  team: string,
  now: Moment,
  regional: Regional,
): Readonly<Record<string, unknown>> | null {
  const kant = sideOf(state, team);
  if (kant === null) return null;
  const rule = regional(state, 'aangemeldOp' in state ? state.aangemeldOp : state.gevraagdOp);
  return {
    ...{ versie, kant, status: state.status },
    afzender: holderOf(state.afzender),
    ontvanger: holderOf(state.ontvanger),
    ...OWN[kind](state, now, configurationOf(rule, null)),
    ...regionField(rule, contactsToday(regional, state, now.localDate), null),
  };
}
