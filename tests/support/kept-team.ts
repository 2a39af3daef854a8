/** The team of the practice region whose key the gateway keeps, and signals for it. */
import type { OpenedPorts } from '../../gateway/compose.ts';
import type { TeamId } from '../../gateway/ports.ts';
import { huurachterstand, type Json, oinOf } from './messages.ts';

export const KEPT = 'gemeente-zeist';
export const KEPT_TEAM: TeamId = `${oinOf(KEPT)}/schuldhulp`;

/** The same message, for the team with a kept key. */
export function forKeptTeam(message: Json): Json {
  return { ...message, ontvanger: { oin: oinOf(KEPT), team: 'schuldhulp', gemeentecode: '0355' } };
}

/** Arrears of rent at an address of Zeist; `inhoud` is changed part by part. */
export function rentSignal(datum: string, { persoon, ...inhoud }: Json = {}): Json {
  const message = forKeptTeam(huurachterstand(datum));
  const { persoon: made } = message.inhoud;
  return { ...message, inhoud: { ...message.inhoud, ...inhoud, persoon: { ...made, ...persoon } } };
}

/** For a world in which nothing is taken in by itself: the test does it. */
export function withoutTurns(opened: OpenedPorts): OpenedPorts {
  const { teamKeys } = opened.ports;
  return { ...opened, ports: { ...opened.ports, teamKeys: { ...teamKeys, teams: async () => [] } } };
}
