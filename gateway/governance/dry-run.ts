/**
 * What another policy would have decided on what was allowed or held before: counts per type and route, never an id and
 * never a person. Only the rules differ between the two decisions that are compared; who takes part, agreements and
 * consents are those of today for both, so that a change in them does not look like a change of rules.
 */
import { type Decision, decide } from '../../consent/decide.ts';
import type { Moment } from '../../consent/moment.ts';
import type { CompiledPolicy } from '../../consent/policy.ts';
import { circumstancesOf, type KeptFacts, policyInForce } from '../exchange/circumstances.ts';
import { openForGateway } from '../exchange/gateway-seal.ts';
import type { ConsentRow, DirectorySnapshot, GatewaySealed, KeyRing } from '../ports.ts';

/** One message that was allowed or held; `facts` null when they were destroyed with its body. */
export interface RecordedDecision {
  readonly disclosureId: string;
  readonly epochMs: number;
  readonly facts: GatewaySealed | null;
}

/** Some decisions, with every consent that any of them cites. */
export interface RecordedPage {
  readonly decisions: readonly RecordedDecision[];
  readonly consents: ReadonlyMap<string, ConsentRow>;
}

export interface DryRunParts {
  readonly keys: KeyRing;
  readonly directory: DirectorySnapshot;
  /** The policy under trial. Its own days do not count here: it is asked what it says, not since when. */
  readonly policy: CompiledPolicy;
  readonly momentOf: (epochMs: number) => Moment;
}

export interface DryRunLine {
  readonly type: string;
  /** Code of the route that decided then; `-` where none did. */
  readonly route: string;
  same: number;
  /** Would be allowed, refused or held now, where it was something else. */
  readonly becomes: Record<Decision['verdict'], number>;
  /** Of what would be refused or held now: how often each code is new. */
  readonly codes: Map<string, number>;
}

export interface DryRunResult {
  readonly lines: readonly DryRunLine[];
  readonly decided: number;
  /** Their facts were destroyed, or are sealed with a key that is gone. */
  readonly unreadable: number;
}

export async function dryRun(parts: DryRunParts, pages: AsyncIterable<RecordedPage>): Promise<DryRunResult> {
  const lines = new Map<string, DryRunLine>();
  let decided = 0;
  let unreadable = 0;
  for await (const { decisions, consents } of pages)
    for (const recorded of decisions) {
      const kept = openOrNull(parts.keys, recorded);
      if (kept === null) {
        unreadable += 1;
        continue;
      }
      decided += 1;
      compare(parts, kept, parts.momentOf(recorded.epochMs), consents, lines);
    }
  const sorted = [...lines.values()].sort((a, b) => (`${a.type} ${a.route}` < `${b.type} ${b.route}` ? -1 : 1));
  return { lines: sorted, decided, unreadable };
}

function openOrNull(keys: KeyRing, { disclosureId, facts }: RecordedDecision): KeptFacts | null {
  if (facts === null) return null;
  try {
    return openForGateway(keys, disclosureId, facts) as KeptFacts;
  } catch {
    return null;
  }
}

function compare(
  { directory, policy }: DryRunParts,
  kept: KeptFacts,
  then: Moment,
  consents: ReadonlyMap<string, ConsentRow>,
  lines: Map<string, DryRunLine>,
): void {
  const facts = { message: kept.message, circumstances: circumstancesOf(kept, directory, consents) };
  const before = decide(kept.request, facts, policyInForce(directory, then), then);
  const after = decide(kept.request, facts, policy, then);
  const line = lineFor(lines, kept.request.type, before.route ?? '-');
  const known = codesOf(before);
  const fresh = codesOf(after).filter(code => !known.includes(code));
  if (before.verdict === after.verdict && fresh.length === 0) {
    line.same += 1;
    return;
  }
  line.becomes[after.verdict] += 1;
  for (const code of fresh) line.codes.set(code, (line.codes.get(code) ?? 0) + 1);
}

function codesOf(decision: Decision): readonly string[] {
  return decision.verdict === 'toegestaan' ? [] : decision.reasons.map(one => one.code);
}

function lineFor(lines: Map<string, DryRunLine>, type: string, route: string): DryRunLine {
  const key = `${type} ${route}`;
  const known = lines.get(key);
  if (known !== undefined) return known;
  const made = { type, route, same: 0, becomes: { toegestaan: 0, geweigerd: 0, aangehouden: 0 }, codes: new Map() };
  lines.set(key, made);
  return made;
}
