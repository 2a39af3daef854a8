/**
 * Prints decisions per second on one core: a mix of allowed, refused and consent decisions, on facts as the gateway
 * makes them. A process of its own: what else is loaded into a process, such as the schema of a
 * ledger mapping, makes its object literals up to three times as slow.
 */
import { momentOf } from '../../adapters/system/clock.ts';
import { decide } from '../../consent/decide.ts';
import type { Circumstances, ConsentFacts, Facts, Request } from '../../consent/facts.ts';
import { messageFacts, requestOf } from '../../consent/message-facts.ts';
import { compilePolicy } from '../../consent/policy.ts';
import { POLICY_2 } from '../../consent/policy-2.ts';
import { ggzOntslag, huurachterstand, type Json } from '../support/messages.ts';

function decisionsPerSecond(seconds: number): number {
  const now = momentOf(Date.now());
  const policy = compilePolicy(POLICY_2, 'f'.repeat(64), { geldigVan: '2021-01-01' });
  const gemeenten = [{ gemeentecode: '0344', geldigVan: '2000-01-01' }];
  const circumstances = (message: Json, soort: string, consents: readonly ConsentFacts[]): Circumstances => ({
    sender: { oin: message.afzender.oin, connected: true, capacityRegistered: true },
    receiver: { connected: true, soort, geheimhoudingsplicht: true, gemeenten, drempelEuro: 75 },
    agreements: [
      {
        agreementId: 'a',
        senderOin: message.afzender.oin,
        receiverTeam: `${message.ontvanger.oin}/${message.ontvanger.team}`,
        types: [message.type],
        validity: { geldigVan: '2020-01-01' },
        status: 'actief',
        terms: { huurachterstand: { minDagen: 30 } },
      },
    ],
    consents,
    earlierSignalKnown: false,
  });
  const consent = (kind: ConsentFacts['kind'], message: Json): ConsentFacts => ({
    state: 'actief',
    kind,
    explicit: true,
    bySameSender: true,
    samePerson: true,
    receiverTeam: `${message.ontvanger.oin}/${message.ontvanger.team}`,
    purpose: message.doel,
    categories: ['woonsituatie', 'begeleiding'],
    validity: { geldigVan: '2020-01-01' },
    freedomChecked: true,
    understood: true,
    givenBy: 'betrokkene',
    ageAtGiving: 50,
    personCompetent: true,
    proofReferred: false,
  });
  const cases: { request: Request; facts: Facts }[] = [];
  const add = (message: Json, soort: string, consents: readonly ConsentFacts[] = []) =>
    cases.push({
      request: requestOf(message, message.berichtId),
      facts: { message: messageFacts(message, [], now), circumstances: circumstances(message, soort, consents) },
    });
  add(huurachterstand(now.localDate), 'gemeente.schuldhulp');
  add({ ...huurachterstand(now.localDate), voorwaarden: [] }, 'gemeente.schuldhulp');
  const discharge = ggzOntslag(now.localDate);
  add(discharge, 'gemeente.wmo', [
    consent('avg_grondslag', discharge),
    consent('doorbreking_beroepsgeheim', discharge),
  ]);
  add(discharge, 'gemeente.wmo');

  const run = (count: number) => {
    for (let index = 0; index < count; index += 1) {
      const { request, facts } = cases[index % cases.length]!;
      decide(request, facts, policy, now);
    }
  };
  run(50_000);
  let done = 0;
  const started = performance.now();
  while (performance.now() - started < seconds * 1000) {
    run(10_000);
    done += 10_000;
  }
  return Math.round(done / ((performance.now() - started) / 1000));
}

console.log(decisionsPerSecond(3));
