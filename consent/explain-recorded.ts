/** A decision that was taken before, in words, from what the log kept of it: route, version and codes. Facts are gone or sealed. */
import { NO_ROUTE, routeLines, wouldMend } from './explain.ts';
import { OPEN_WORDS } from './open-words.ts';
import type { PolicyDocument } from './policy.ts';
import { isReasonCode, REASONS } from './reasons.ts';

export interface RecordedRuling {
  readonly verdict: 'toegestaan' | 'geweigerd' | 'aangehouden';
  readonly route: string | null;
  /** The very version it was decided under; undefined where it is not here. */
  readonly policy: PolicyDocument | undefined;
  readonly codes: readonly string[];
}

export interface RecordedExplanation {
  /** What the route is, and the law it rests on. */
  readonly ground: readonly string[];
  /** By code; a code that is no reason of a rule has no text. */
  readonly reasons: readonly { readonly code: string; readonly text: string | null }[];
  /** What would take the reasons away, and which other way there is. */
  readonly mending: readonly string[];
  /** What a jurist must still confirm. */
  readonly open: readonly string[];
}

export function explainRecorded({ verdict, route, policy, codes }: RecordedRuling): RecordedExplanation {
  const rows = policy?.routes.filter(one => one.code === route) ?? [];
  const [row] = rows;
  const known = codes.filter(isReasonCode);
  const wayOn = row?.ground.kind === 'onvoldoende' ? row.ground.wayOn : null;
  return {
    ground: row === undefined ? [NO_ROUTE] : routeLines(row, rows),
    reasons: codes.map(code => ({ code, text: isReasonCode(code) ? REASONS[code] : null })),
    mending: verdict === 'geweigerd' && known.length > 0 ? wouldMend(known, wayOn) : [],
    open: (row?.verify ?? []).map(mark => OPEN_WORDS[mark] ?? mark),
  };
}
