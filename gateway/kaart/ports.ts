/** The sociale kaart as it is kept: what teams say of themselves. Nothing about residents is here. */
import type { SocialeKaartHulpvraag, SocialeKaartOpgave } from '../../schemas/generated/types.ts';
import type { Worker } from '../casework/worker.ts';
import type { TeamId } from '../ports.ts';

export type Hulpvraag = SocialeKaartHulpvraag;

export interface Vermelding {
  readonly kaartvermeldingId: string;
  readonly team: TeamId;
  /** Counts every change; what a change has to name (`If-Match`). */
  readonly versie: number;
  readonly opgave: SocialeKaartOpgave;
  /** Local day on which the team last said that it is right. */
  readonly bevestigdOp: string;
}

interface Written {
  readonly kaartvermeldingId: string;
  readonly team: TeamId;
  readonly epochMs: number;
  /** Who did it: keyed, so that a person can be asked about and nobody can be read from it. */
  readonly door: Worker;
}

export type KaartChange =
  | (Written & { readonly kind: 'gemaakt'; readonly opgave: SocialeKaartOpgave; readonly op: string })
  | (Written & {
      readonly kind: 'gewijzigd';
      readonly versie: number;
      readonly opgave: SocialeKaartOpgave;
      readonly op: string;
    })
  | (Written & { readonly kind: 'bevestigd'; readonly versie: number; readonly op: string })
  | (Written & { readonly kind: 'verwijderd'; readonly versie: number });

export type KaartOutcome =
  | 'written'
  /** Somebody else changed it after that version. */
  | 'stale'
  /** Not there, or another team's. */
  | 'unknown'
  /** This team has an entry of that name. */
  | 'taken'
  | 'too-many';

export interface KaartQuestion {
  readonly gemeentecode: string | null;
  readonly hulpvraag: Hulpvraag | null;
  readonly team: TeamId | null;
}

/** Entries of one team at most. */
export const ENTRIES_PER_TEAM = 50;

export interface KaartStore {
  /** In order of their ids, after the id `after`. */
  list(question: KaartQuestion, after: string | null, limit: number): Promise<readonly Vermelding[]>;
  find(kaartvermeldingId: string): Promise<Vermelding | null>;
  /** One change in one transaction, with its line in the history; `versie` is the one it was made on. */
  change(change: KaartChange): Promise<KaartOutcome>;
  /** Entries last confirmed before `day` of which their team was not yet reminded, in order of their ids. */
  unconfirmed(day: string, after: string | null, limit: number): Promise<readonly Vermelding[]>;
  /** @returns false when another did it, or when it was confirmed meanwhile */
  remind(vermelding: Vermelding, day: string): Promise<boolean>;
}
