/** A case of a table through the decision core: the real message and the real reading of it, without a gateway. */
import { PRETEND_POLICIES } from '../../adapters/pretend/policy.ts';
import { PRETEND_REGION, servedBy } from '../../adapters/pretend/region.ts';
import { decide } from '../../consent/decide.ts';
import { dateFaults, messageFacts, requestOf } from '../../consent/message-facts.ts';
import { minimise } from '../../consent/minimise.ts';
import type { Moment } from '../../consent/moment.ts';
import { circumstancesOf, type KeptFacts, policyInForce } from '../../gateway/exchange/circumstances.ts';
import type { DirectorySnapshot, Team } from '../../gateway/ports.ts';
import { ALLOW_LISTS } from '../../schemas/generated/allow-lists.ts';
import { validateMessage } from '../../schemas/validate.ts';
import { testAgreements } from '../support/region.ts';
import { changedAgreement, changedTeam } from './changes.ts';
import { type Differences, differences } from './differences.ts';
import { messageOf, newCustomer } from './message.ts';
import type { Case } from './table.ts';

/** Whether the core can decide it: a consent has to be recorded first, and that is the gateway's work. */
export const isForCore = (one: Case) => one.consents.length === 0;

/** @returns what differs from what the case expects, in words; nothing when it holds */
export function playInCore(one: Case, today: string): readonly string[] {
  const day = one.day ?? today;
  const now: Moment = { epochMs: Date.parse(`${day}T11:00:00Z`), localDate: day };
  const { sending, expected } = one;
  const found = differences();
  const checked = validateMessage(messageOf(sending, [], newCustomer(), day));
  const faults = checked.kind === 'invalid' ? checked.faults : dateFaults(checked.message, now);
  if (checked.kind === 'invalid' || faults.length > 0) {
    compareFaults(faults, one, found);
    return found.list;
  }
  const { message } = checked;
  const kept: KeptFacts = {
    request: requestOf(message, '01920000-0000-7000-8000-000000000001'),
    message: messageFacts(message, checked.kind === 'forbidden' ? checked.forbidden.map(field => field.code) : [], now),
    senderOin: message.afzender.oin,
    senderTeam: `${message.afzender.oin}/${message.afzender.team}`,
    ...{ consentsOfPerson: [], citedConsents: [], earlierSignalKnown: false },
  };
  const directory = directoryOf(one, day);
  const circumstances = circumstancesOf(kept, directory, new Map());
  const decision = decide(kept.request, { message: kept.message, circumstances }, policyInForce(directory, now), now);
  found.equal('besluit', decision.verdict, expected.besluit);
  const reasons = decision.verdict === 'toegestaan' ? [] : decision.reasons.map(reason => reason.code);
  if (decision.verdict === 'geweigerd') {
    found.sameSet('redenen', reasons, expected.redenen ?? []);
    found.equal('hoeDanWel', decision.wayOn !== null, expected.hoeDanWel ?? false);
    return found.list;
  }
  if (expected.redenen !== undefined) found.sameSet('redenen', reasons, expected.redenen);
  if (expected.termijn !== undefined) found.equal('termijn', decision.obligations.term, expected.termijn);
  if (expected.markeringen !== undefined)
    found.sameSet('markeringen', decision.obligations.marks, expected.markeringen);
  const allowed = ALLOW_LISTS[message.type]?.[circumstances.receiver.soort] ?? [];
  const { fields } = minimise(decision, { ...message.inhoud }, allowed, []);
  for (const pointer of expected.zichtbaar ?? []) found.equal(`zichtbaar ${pointer}`, isAmong(fields, pointer), true);
  for (const pointer of expected.nietZichtbaar ?? [])
    found.equal(`zichtbaar ${pointer}`, isAmong(fields, pointer), false);
  return found.list;
}

const isAmong = (fields: readonly string[], pointer: string) =>
  fields.some(field => field === pointer || field.startsWith(`${pointer}/`));

function compareFaults(faults: readonly { pointer: string; code: string }[], { expected }: Case, found: Differences) {
  found.equal('besluit', 'ongeldig', expected.besluit);
  if (expected.fouten !== undefined)
    found.sameSet(
      'fouten',
      faults.map(fault => `${fault.pointer} ${fault.code}`),
      expected.fouten.map(fault => `${fault.plaats} ${fault.code}`),
    );
}

/** The practice region as a directory, changed as the case says. */
function directoryOf({ around, sending }: Case, day: string): DirectorySnapshot {
  const { afspraak, ontvangendTeam, ontvangendeOrganisatie } = around;
  const to = sending.aan!;
  const teams = PRETEND_REGION.flatMap(one =>
    one.teams.map((team): Team => {
      const made: Team = {
        ...{ id: `${one.oin}/${team.code}`, oin: one.oin, code: team.code, soort: team.soort, sealingKey: null },
        ...{ geheimhoudingsplicht: team.geheimhoudingsplicht, drempelEuro: team.drempelEuro },
        gemeenten: servedBy(one, team),
      };
      const isReceiver = one.map === to.organisatie && team.code === to.team;
      return isReceiver && ontvangendTeam !== undefined ? changedTeam(made, ontvangendTeam, day) : made;
    }),
  );
  const from = PRETEND_REGION.find(one => one.map === sending.als)!.oin;
  const receiver = `${PRETEND_REGION.find(one => one.map === to.organisatie)!.oin}/${to.team}`;
  const agreements = AGREED.filter(one => one.senderOin === from && one.receiverTeam === receiver).map(one =>
    afspraak !== undefined && one.types.includes(sending.bericht) ? changedAgreement(one, afspraak, day) : one,
  );
  return {
    version: 1,
    organisations: new Map(
      PRETEND_REGION.map(({ map, oin, naam }) => [
        oin,
        { oin, naam, status: map === to.organisatie ? (ontvangendeOrganisatie ?? 'aangesloten') : 'aangesloten' },
      ]),
    ),
    teams: new Map(teams.map(team => [team.id, team])),
    clientsByTls: new Map(
      PRETEND_REGION.map(one => [
        one.oin,
        {
          ...{ id: one.oin, oin: one.oin, status: 'actief', tlsThumbprints: [], signingThumbprints: [] },
          teams: one.teams.map(team => ({
            team: `${one.oin}/${team.code}` as const,
            hoedanigheden: team.hoedanigheden,
          })),
        },
      ]),
    ),
    clientsBySigning: new Map(),
    identityProviders: new Map(),
    agreements: new Map([[`${from}>${receiver}`, agreements]]),
    policies: POLICIES,
  };
}

const POLICIES: DirectorySnapshot['policies'] = PRETEND_POLICIES.map(({ document }) => ({
  ...{ version: document.version, digest: String(document.version).repeat(64), document },
  validity: { geldigVan: '2021-01-01' },
}));
const AGREED = testAgreements(PRETEND_REGION);
