/**
 * The technical log and the counters: a closed list of events, each with a closed list of fields. No event has a
 * field that could hold a value from a message, so nothing personal can be logged by mistake (rule L-12).
 */
export interface Tally {
  /** Counts one answer of the gateway. */
  answered(route: string, status: number, code: string | null, milliseconds: number): void;
  /** Counts one decision. */
  decided(type: string, verdict: string): void;
  /** Counts a caller who could not be let in: strangers are counted, they cannot grow the log. */
  stranger(code: string): void;
  /** The sequencer committed a head and published its checkpoint. */
  sequenced(entries: number, size: number): void;
  /** A confirmation did not match what was handed over: somebody must look (docs/fouten.md). */
  alarm(code: string): void;
  /** Counts one attempt to tell a receiver that something waits: `afgeleverd`, or the code of what failed. */
  notified(outcome: string): void;
}

export type LogEvent =
  | {
      readonly event: 'gestart';
      readonly address: string;
      readonly policyVersion: number;
      readonly policyDigest: string;
    }
  | { readonly event: 'gestopt' }
  /** A process of the API stopped by itself: its exit code or signal. It is replaced. */
  | { readonly event: 'api_proces_weg'; readonly code: string }
  /** Fetching a revocation list went well again, or not any more; `address` is that of the issuing CA. */
  | { readonly event: 'intrekkingslijst'; readonly address: string; readonly code: string }
  /** Two people of this organisation have little time left for a held message, or had. */
  | { readonly event: 'aanhouding'; readonly step: 'herinnerd' | 'verlopen'; readonly organisation: string }
  /** A handover of this organisation has something due, for either side: so many reminders were written down. */
  | { readonly event: 'overdracht_herinnerd'; readonly organisation: string; readonly told: number }
  /** The month in which this organisation answers an objection is nearly over. */
  | { readonly event: 'bezwaartermijn'; readonly organisation: string }
  /** People of this team were reminded of terms of zaken; `late` of those terms are over. */
  | { readonly event: 'zaaktermijnen'; readonly team: string; readonly given: number; readonly late: number }
  /** The last day of zaken and of what is left of signals is over: so many are gone. */
  | { readonly event: 'trajecten_opgeruimd'; readonly trajecten: number; readonly verzoeken: number }
  | { readonly event: 'zaken_opgeruimd'; readonly team: string; readonly zaken: number; readonly stubs: number }
  /** A signal stays in the postbox of a team whose key is kept here: a person must look why. */
  | {
      readonly event: 'signaal_niet_opgenomen';
      readonly team: string;
      readonly disclosure: string;
      readonly code: string;
    }
  /** The month's delivery to CBS of a team could not be made; it is tried again the next day. */
  | { readonly event: 'levering_mislukt'; readonly team: string; readonly month: string; readonly code: string }
  /** So many signals were counted for a team of which the log knows no release: casework and log do not agree. */
  | {
      readonly event: 'cijfers_wijken_af';
      readonly team: string;
      readonly month: string;
      readonly unentered: number;
    }
  /** Nobody of this team confirmed its entry on the sociale kaart for half a year. */
  | { readonly event: 'kaart_niet_bevestigd'; readonly team: string }
  /** The month to answer a request for inzage is nearly over for this organisation (AVG 12(3)). */
  | { readonly event: 'inzagetermijn'; readonly organisation: string }
  /** The self-test: a kind of it passed, or was refused for another reason than it must be. Both are for people to look at. */
  | {
      readonly event: 'zelftest';
      readonly kind: string;
      readonly outcome: 'doorgelaten' | 'anders';
      readonly code: string | null;
    }
  /** So many kinds of the self-test got no answer. */
  | { readonly event: 'zelftest_niet_afgerond'; readonly unfinished: number }
  | { readonly event: 'volgordelijk_leider'; readonly epoch: number }
  | { readonly event: 'logboek_weigert'; readonly code: string }
  | {
      readonly event: 'abonnement_uitgeschakeld';
      readonly subscription: string;
      readonly team: string;
      readonly code: string;
    }
  | { readonly event: 'fout'; readonly where: string; readonly code: string; readonly traceId: string | null };

/** Writes one event of the closed list. */
export type WriteLog = (level: 'info' | 'warn' | 'error', event: LogEvent) => void;
