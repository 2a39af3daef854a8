/** Generated cases for properties: mostly lawful, so that all three verdicts come up. */
import fc from 'fast-check';
import { type Decision, decide } from '../../consent/decide.ts';
import type { AttestationFacts, ConsentFacts, Facts } from '../../consent/facts.ts';
import {
  agreement,
  consents,
  ENERGIE_END,
  GGZ,
  type Given,
  LAWFUL,
  message,
  POLICY,
  receiver,
  sender,
  TODAY,
} from './cases.ts';

export const verdictOf = (one: Given, now = TODAY, policy = POLICY) =>
  decide(one.request, one.facts, policy, now).verdict;

/** How far a verdict opens: refused, held, allowed. */
export const OPENNESS: Readonly<Record<Decision['verdict'], number>> = { geweigerd: 0, aangehouden: 1, toegestaan: 2 };

const mostly = <T>(good: fc.Arbitrary<T>, bad: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 30, arbitrary: good }, { weight: 1, arbitrary: bad });

export const lawful = fc.constantFrom(...Object.values(LAWFUL));

const attestation = (code: string): fc.Arbitrary<AttestationFacts> =>
  fc.record({
    tooLate: mostly(fc.constant(false), fc.constant(true)),
    complete: ['P6', 'P8', 'P9', 'P10'].includes(code)
      ? mostly(fc.constant(true), fc.constantFrom(false, undefined))
      : fc.constant(undefined),
    reaction:
      code === 'P4'
        ? mostly(fc.constantFrom('akkoord', 'geen_reactie'), fc.constantFrom('geweigerd', undefined))
        : fc.constant(undefined),
  }) as fc.Arbitrary<AttestationFacts>;

export const CATEGORIES = ['begeleiding', 'dagbesteding', 'diagnose', 'inkomen', 'schulden', 'woonsituatie'];

export const consentFor = ({ request }: Given): fc.Arbitrary<ConsentFacts> =>
  fc.record({
    state: mostly(
      fc.constant('actief'),
      fc.constantFrom('concept', 'ingetrokken', 'verlopen', 'geweigerd', 'onjuist_ingevoerd'),
    ),
    kind: fc.constantFrom('avg_grondslag', 'doorbreking_beroepsgeheim', 'instemming_hulp'),
    explicit: mostly(fc.constant(true), fc.constant(false)),
    bySameSender: mostly(fc.constant(true), fc.constant(false)),
    samePerson: mostly(fc.constant(true), fc.constant(false)),
    receiverTeam: mostly(fc.constant(request.receiverTeam), fc.constant('00000099000000363000/wmo')),
    purpose: mostly(fc.constant(request.purpose), fc.constant('veiligheid')),
    categories: mostly(fc.constant(CATEGORIES), fc.subarray(CATEGORIES)),
    validity: fc.record({
      geldigVan: mostly(fc.constant('2026-11-01'), fc.constant('2026-11-21')),
      geldigTot: mostly(fc.constant('2027-01-01'), fc.constant('2026-11-19')),
    }),
    freedomChecked: mostly(fc.constant(true), fc.constant(false)),
    understood: mostly(fc.constant(true), fc.constant(false)),
    givenBy: fc.constantFrom('betrokkene', 'ouder', 'mentor', 'bewindvoerder', 'partner'),
    ageAtGiving: fc.constantFrom(8, 14, 44),
    personCompetent: fc.boolean(),
    proofReferred: fc.boolean(),
  }) as fc.Arbitrary<ConsentFacts>;

/** Few routes can be held; they come up more often than their number. */
const mostlyLawful = fc.oneof(
  { weight: 2, arbitrary: lawful },
  { weight: 1, arbitrary: fc.constantFrom(ENERGIE_END, GGZ) },
);

/** A lawful case in which anything may have been changed. */
export const anyCase: fc.Arbitrary<Given> = mostlyLawful.chain(base =>
  fc
    .record({
      attestations: fc.record(
        Object.fromEntries(Object.keys(base.facts.message.attestations).map(code => [code, attestation(code)])),
        { noNullPrototype: true },
      ),
      naturalPerson: mostly(fc.constant(true), fc.constant(false)),
      bsn: mostly(
        fc.constant(base.facts.message.bsn),
        fc.constantFrom('aanwezig', 'afwezig', 'onbekend_met_vervangende_gegevens'),
      ),
      diagnosis: mostly(fc.constantFrom('afwezig', 'met_noodzaak'), fc.constant('zonder_noodzaak')),
      forbiddenFields: mostly(fc.constant<string[]>([]), fc.constant<string[]>(['VELD_NIET_TOEGESTAAN'])),
      arrearsDays: mostly(fc.integer({ min: 0, max: 400 }), fc.constant(null)),
      arrearsMonths: mostly(fc.integer({ min: 4, max: 20 }), fc.constant(null)),
      signalDate: mostly(fc.constantFrom('2026-11-20', '2026-01-01'), fc.constantFrom('2025-12-31', '2027-01-01')),
      oin: mostly(fc.constant(base.facts.circumstances.sender.oin), fc.constant('00000099000000002000')),
      amountEuro: fc.option(fc.integer({ min: 1, max: 5000 })),
      crisis: fc.boolean(),
      workingDaysToEndOfSupply: mostly(fc.integer({ min: 0, max: 40 }), fc.constant(null)),
      minDagen: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
      extraConsents: fc.array(consentFor(base), { maxLength: 4 }),
      keepConsents: fc.boolean(),
      connected: mostly(fc.constant(true), fc.constant(false)),
      geheimhoudingsplicht: mostly(fc.constant(base.facts.circumstances.receiver.geheimhoudingsplicht), fc.boolean()),
      earlierSignalKnown: fc.boolean(),
      status: mostly(fc.constant('actief' as const), fc.constantFrom('opgeschort' as const, 'beeindigd' as const)),
    })
    .map(drawn => {
      const changed = message(base, {
        attestations: drawn.attestations as Readonly<Record<string, AttestationFacts>>,
        naturalPerson: drawn.naturalPerson,
        bsn: drawn.bsn as Facts['message']['bsn'],
        diagnosis: drawn.diagnosis as Facts['message']['diagnosis'],
        forbiddenFields: drawn.forbiddenFields,
        arrearsDays: drawn.arrearsDays,
        arrearsMonths: drawn.arrearsMonths,
        signalDate: drawn.signalDate,
        amountEuro: drawn.amountEuro,
        crisis: drawn.crisis,
        workingDaysToEndOfSupply: drawn.workingDaysToEndOfSupply,
      });
      const kept = drawn.keepConsents ? base.facts.circumstances.consents : [];
      const cited = consents(changed, [...kept, ...drawn.extraConsents]);
      const known = {
        ...cited,
        facts: {
          ...cited.facts,
          circumstances: { ...cited.facts.circumstances, earlierSignalKnown: drawn.earlierSignalKnown },
        },
      };
      const agreed = agreement(known, {
        status: drawn.status,
        terms: { [base.request.type]: { minDagen: drawn.minDagen } },
      });
      return receiver(sender(agreed, { connected: drawn.connected, oin: drawn.oin }), {
        geheimhoudingsplicht: drawn.geheimhoudingsplicht,
      });
    }),
);
