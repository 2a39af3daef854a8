/** What another policy would have decided on what one organisation sent of late: in counts, a little at a time. */
import type { Moment } from '../../consent/moment.ts';
import { POLICIES } from '../../consent/policies.ts';
import { compilePolicy, type PolicyDocument } from '../../consent/policy.ts';
import { type DryRunResult, dryRun, type RecordedPage } from '../governance/dry-run.ts';
import { digestOf } from '../governance/policy-versions.ts';
import type { DirectorySnapshot, Ports } from '../ports.ts';
import type { LineStore } from './ports.ts';

export const TRIAL_DAYS = 30;
/** So many messages at most: opening their facts is work of the process that also signs the log. */
export const TRIAL_MESSAGES = 1_000;
const AT_ONCE = 100;
const DAY_MS = 86_400_000;
const EVER = { geldigVan: '0001-01-01' };

export interface TrialPolicy {
  readonly digest: string;
  readonly document: PolicyDocument;
}

/** Versions that can be tried: those of this gateway, and those that came with its software. */
export function trialPolicies({ policies }: Pick<DirectorySnapshot, 'policies'>): readonly TrialPolicy[] {
  const all = [...policies, ...POLICIES.map(document => ({ document, digest: digestOf(document) }))];
  const byDigest = new Map(all.map(({ digest, document }) => [digest, { digest, document }]));
  return [...byDigest.values()].sort((one, other) => other.document.version - one.document.version);
}

export async function tryPolicy(
  ports: Pick<Ports, 'keys' | 'directory' | 'consents'>,
  lines: Pick<LineStore, 'decisions'>,
  oin: string,
  { digest, document }: TrialPolicy,
  { now, momentOf }: { readonly now: Moment; readonly momentOf: (epochMs: number) => Moment },
): Promise<DryRunResult> {
  const recorded = await lines.decisions(oin, now.epochMs - TRIAL_DAYS * DAY_MS, TRIAL_MESSAGES);
  const pages = async function* (): AsyncGenerator<RecordedPage> {
    for (let from = 0; from < recorded.length; from += AT_ONCE) {
      const decisions = recorded.slice(from, from + AT_ONCE);
      // A look-up between two pages: others get their turn.
      yield { decisions, consents: await ports.consents.find(decisions.flatMap(one => one.consentIds)) };
    }
  };
  const directory = await ports.directory.current();
  const policy = compilePolicy(document, digest, EVER);
  return dryRun({ keys: ports.keys, directory, policy, momentOf }, pages());
}
