/**
 * What `decide` may know: codes, booleans, day counts and field names. Never a value from a message, never a name.
 */
import type { Validity } from './moment.ts';

/** What is asked: may this kind of message go from this capacity to this team, for this purpose? */
export interface Request {
  /** The disclosure the permit is bound to; one disclosure has one id. */
  readonly disclosureId: string;
  readonly receiverTeam: string;
  readonly type: string;
  /** Step or kind inside a type, such as `eindelevering`; null where a type has none. */
  readonly variant: string | null;
  readonly purpose: string;
  /** Capacity in which the sender speaks (fact 5 of the domain rules: a basis belongs to a capacity, not to an organisation). */
  readonly capacity: string;
}

/** One attested precondition (A2). The letters behind it are never stored. */
export interface AttestationFacts {
  /** The attested date lies after the signal date or in the future: the precondition was not met in time (R12). */
  readonly tooLate: boolean;
  /** P4: what the customer answered to the offer to pass on the data. */
  readonly reaction?: 'geen_reactie' | 'akkoord' | 'geweigerd' | undefined;
  /** P6, P8, P9 and P10: whether the attested particulars reach what the rule asks. */
  readonly complete?: boolean | undefined;
}

/** Facts of the message itself; fixed at receipt and kept sealed for the decision at the door. */
export interface MessageFacts {
  readonly attestations: Readonly<Record<string, AttestationFacts>>;
  readonly naturalPerson: boolean;
  readonly bsn: 'aanwezig' | 'onbekend_met_vervangende_gegevens' | 'afwezig';
  /** Categories of data present that only a consent can open. */
  readonly categories: readonly string[];
  /** A diagnosis is present; `necessityStated` when the sender says what it is needed for (R9). */
  readonly diagnosis: 'afwezig' | 'met_noodzaak' | 'zonder_noodzaak';
  /** Codes of fields that the domain knows and this type forbids (R1). */
  readonly forbiddenFields: readonly string[];
  /** Whole days between the start of the arrears and the signal date. */
  readonly arrearsDays: number | null;
  /** Whole calendar months between the start of the arrears and the signal date (R6, A5.5). */
  readonly arrearsMonths: number | null;
  readonly amountEuro: number | null;
  /** A crisis date (eviction, end of supply, end of insurance) on or after the signal date (R5). */
  readonly crisis: boolean;
  /** Working days after the signal date up to and including the end of supply (R4). */
  readonly workingDaysToEndOfSupply: number | null;
  readonly gemeentecode: string | null;
  /** Day on which the sender gave the signal, `jjjj-mm-dd`; an experiment must run on it (R4). */
  readonly signalDate: string;
}

/** A consent cited by the message, as it stands now. */
export interface ConsentFacts {
  readonly state: 'concept' | 'actief' | 'ingetrokken' | 'verlopen' | 'geweigerd' | 'onjuist_ingevoerd';
  readonly kind: 'avg_grondslag' | 'doorbreking_beroepsgeheim' | 'instemming_hulp';
  readonly explicit: boolean;
  /** Recorded by this sender; a consent recorded by another is treated as unknown (R16). */
  readonly bySameSender: boolean;
  readonly samePerson: boolean;
  readonly receiverTeam: string;
  readonly purpose: string;
  readonly categories: readonly string[];
  readonly validity: Validity;
  readonly freedomChecked: boolean;
  readonly understood: boolean;
  readonly givenBy: GivenBy;
  /** Age of the person, in whole years, when the consent was given (R11). */
  readonly ageAtGiving: number;
  /** The person could judge this matter when the consent was given (WGBO, UAVG 5). */
  readonly personCompetent: boolean;
  /** A written authorisation or order of appointment is referred to. */
  readonly proofReferred: boolean;
}

export type GivenBy =
  | 'betrokkene'
  | 'ouder'
  | 'voogd'
  | 'curator'
  | 'mentor'
  | 'bewindvoerder'
  | 'gemachtigde'
  | 'partner'
  | 'familielid';

/** Who may send what to whom, from when to when (A5.8): a condition of every route. */
export interface Agreement {
  readonly agreementId: string;
  readonly senderOin: string;
  readonly receiverTeam: string;
  readonly types: readonly string[];
  readonly validity: Validity;
  readonly status: 'actief' | 'opgeschort' | 'beeindigd';
  /** Limits in days of arrears, per type (R6, R7); none set means no limit. */
  readonly terms: Readonly<
    Record<string, { readonly minDagen?: number | undefined; readonly maxDagen?: number | undefined }>
  >;
}

/** What surrounds the message at this moment; read afresh for each decision. */
export interface Circumstances {
  readonly sender: {
    readonly oin: string;
    readonly connected: boolean;
    readonly capacityRegistered: boolean;
    /** Municipalities the sending team serves, with dates; absent: none. */
    readonly gemeenten?: readonly (Validity & { readonly gemeentecode: string })[] | undefined;
  };
  readonly receiver: {
    readonly connected: boolean;
    readonly soort: string;
    readonly geheimhoudingsplicht: boolean;
    /** Municipalities the team serves, with dates. */
    readonly gemeenten: readonly (Validity & { readonly gemeentecode: string })[];
    readonly drempelEuro: number | null;
  };
  readonly agreements: readonly Agreement[];
  /** One per cited id; null where no such consent is known. */
  readonly consents: readonly (ConsentFacts | null)[];
  /** The gateway itself carried an earlier signal of this sender about this customer to this team (P7). */
  readonly earlierSignalKnown: boolean;
  /**
   * What our own records prove of the disclosure this message refers to: a signal of the receiving team that the sending
   * team has (D-F1), or a request of the receiving team that it answers (A1b MAATWERK). Absent: nothing is proven.
   */
  readonly reference?: 'signaal' | 'verzoek' | undefined;
  /** Codes of the doubts that two people of the sender looked at and let pass (R20); another doubt holds again. */
  readonly reviewed?: readonly string[] | undefined;
}

export interface Facts {
  readonly message: MessageFacts;
  readonly circumstances: Circumstances;
}
