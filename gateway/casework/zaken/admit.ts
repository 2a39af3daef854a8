/** One signal that was disclosed to a team becomes, or joins, a zaak: all of it in one transaction, once. */
import { createHash } from 'node:crypto';
import type { Moment } from '../../../consent/moment.ts';
import { isValidOn } from '../../../consent/moment.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { DirectorySnapshot, Team as RegisteredTeam, TeamId } from '../../ports.ts';
import { plusMonths } from '../calendar.ts';
import { openZaak, toetsInwoner, voegSignaalToe, zaakFor } from '../vroegsignalering/arrival.ts';
import type { Inwonertoets } from '../vroegsignalering/codes.ts';
import { LOOK_BACK_MONTHS, type Vroegsignaal } from '../vroegsignalering/matching.ts';
import type { Settings } from '../vroegsignalering/settings.ts';
import type { Team } from '../vroegsignalering/steps.ts';
import { applyAll, type Zaak, type ZaakEvent } from '../vroegsignalering/zaak.ts';
import { changesOf } from './changes.ts';
import type { SignalArrival } from './ports.ts';
import { readSignal, type SignalContent } from './reading-signals.ts';
import type { ResidentRegister } from './residents.ts';
import type { OpenedMessage } from './team-keys.ts';

/** So often somebody else may have been first on the same address. */
const RETRIES = 10;

export type Admission =
  /** In a zaak, now or before: its receipt may be confirmed. */
  | { readonly kind: 'opgenomen' }
  /** It stays in the postbox; a person must look. */
  | { readonly kind: 'niet_opgenomen'; readonly code: string };

export interface DisclosedSignal {
  /** Compact JWE. */
  readonly jwe: string;
  readonly bericht: OpenedMessage;
}

/** @param residents asked once, before anything is kept; null where nobody may be asked */
export async function admitSignal(
  exchange: Exchange,
  team: TeamId,
  directory: DirectorySnapshot,
  { jwe, bericht }: DisclosedSignal,
  { now, residents }: { readonly now: Moment; readonly residents: ResidentRegister | null },
): Promise<Admission> {
  const { ports } = exchange;
  const registered = directory.teams.get(team);
  const gemeentecode = registered === undefined ? null : municipalityOf(registered, bericht, now.localDate);
  if (registered === undefined || gemeentecode === null) return left('GEMEENTE_ONBEKEND');
  const content = readSignal(bericht);
  if (content === null) return left('BERICHT_ONLEESBAAR');
  const arrival = await arrivalOf(exchange, team, jwe, bericht, content, now);
  const { signaal } = arrival;
  const uitkomst = residents === null ? null : await residents.check(content, gemeentecode);
  const who = { team, gemeenten: registered.gemeenten };
  const { settings } = await ports.zaken.settings(team);

  for (let attempt = 0; attempt < RETRIES; attempt += 1) {
    const open = await ports.zaken.openAt(team, signaal.adres);
    const since = plusMonths(signaal.signaaldatum, -LOOK_BACK_MONTHS);
    const known = await ports.zaken.known(team, signaal.adres, since);
    const joins = zaakFor(
      signaal,
      team,
      gemeentecode,
      open.map(({ zaak }) => zaak),
    );
    const outcome =
      joins === null
        ? openZaak(signaal, known, { zaakId: ports.entropy.uuid(now.epochMs), team: who, gemeentecode, now })
        : voegSignaalToe({ zaak: joins, actor: { kind: 'poort' }, team: who, settings, now }, signaal, known);
    // Another gateway was first with this very signal.
    if (outcome.kind === 'refused')
      return outcome.code === 'SIGNAAL_AL_BEKEND' ? { kind: 'opgenomen' } : left(outcome.code);
    const saved = await ports.zaken.save(team, {
      epochMs: now.epochMs,
      person: null,
      changes: changesOf(
        withCheck(outcome.events, joins, uitkomst, { signaal, team: who, settings, now }),
        new Map(open.map(({ zaak, versie }) => [zaak.zaakId, versie])),
      ),
      arrivals: [arrival],
      seen: { address: signaal.adres, zaken: open },
    });
    if (saved.kind !== 'versie_verlopen') return { kind: 'opgenomen' };
  }
  return left('VERSIE_VERLOPEN');
}

/** What the register said is entered together with the signal: nobody sees it without. */
function withCheck(
  events: readonly ZaakEvent[],
  before: Zaak | null,
  uitkomst: Inwonertoets | null,
  at: { readonly signaal: Vroegsignaal; readonly team: Team; readonly settings: Settings; readonly now: Moment },
): readonly ZaakEvent[] {
  const [first] = events;
  if (uitkomst === null || first === undefined) return events;
  const start = new Map(before === null ? [] : [[before.zaakId, before]]);
  const zaak = applyAll(start, events).get(first.zaakId);
  if (zaak === undefined) return events;
  const { signaal, ...situation } = at;
  const checked = toetsInwoner({ zaak, actor: { kind: 'poort' }, ...situation }, signaal.signaalId, uitkomst);
  return checked.kind === 'done' ? [...events, ...checked.events] : events;
}

const left = (code: string): Admission => ({ kind: 'niet_opgenomen', code });

/** The municipality the sender names, or the only one the team works for that day; never a guess (G-01). */
function municipalityOf({ gemeenten }: RegisteredTeam, { ontvanger }: OpenedMessage, localDate: string): string | null {
  if (ontvanger.gemeentecode !== undefined) return ontvanger.gemeentecode;
  const [only, ...more] = gemeenten.filter(one => isValidOn(one, localDate));
  return only !== undefined && more.length === 0 ? only.gemeentecode : null;
}

async function arrivalOf(
  { ports, pseudonyms }: Exchange,
  team: TeamId,
  jwe: string,
  bericht: OpenedMessage,
  content: SignalContent,
  now: Moment,
): Promise<SignalArrival> {
  const { oin } = bericht.afzender;
  const { epochMs } = now;
  const addressKeys = pseudonyms.address(team, content.adres);
  // Arrears that the sender calls nothing are like no others.
  const arrearsKeys = content.kenmerk === null ? [] : pseudonyms.arrears(team, oin, bericht.type, content.kenmerk);
  const adres = await ports.zaken.numberOf(team, addressKeys, ports.entropy.uuid(epochMs));
  const fresh = ports.entropy.uuid(epochMs);
  const achterstand = arrearsKeys.length === 0 ? fresh : await ports.zaken.numberOf(team, arrearsKeys, fresh);
  const signaal: Vroegsignaal = {
    kind: 'signaal',
    signaalId: bericht.verstrekkingId,
    ...{ adres, achterstand, afzender: oin, partner: content.partner },
    ...{ bedragEuro: content.bedragEuro, ontstaansdatum: content.ontstaansdatum, crisisdatum: content.crisisdatum },
    ...{ signaaldatum: bericht.signaaldatum, ontvangenOp: now.localDate, warmeOverdracht: content.warmeOverdracht },
  };
  const { geboortedatum, achternaam } = content;
  return {
    ...{ signaal, receivedMs: epochMs, file: jwe, seal: createHash('sha256').update(jwe).digest() },
    searchKeys: [
      ...pseudonyms.searchByAddress(team, content.adres),
      ...(geboortedatum === null ? [] : pseudonyms.searchByPerson(team, { geboortedatum, achternaam })),
    ],
    numbers: [
      { number: adres, underEveryKey: addressKeys },
      { number: achterstand, underEveryKey: arrearsKeys },
    ],
  };
}
