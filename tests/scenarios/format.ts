/** Scenarios and tables as files (docs/scenarios.md): read, checked against their schema, typed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Team } from '../../gateway/ports.ts';
import type { Json } from '../support/messages.ts';

interface Fetching {
  readonly als: string;
  readonly team: string;
}

export interface Receiver {
  readonly organisatie: string;
  readonly team: string;
}

export type Verdict = 'toegestaan' | 'aangehouden' | 'geweigerd' | 'ongeldig';

export interface InputFault {
  readonly plaats: string;
  readonly code: string;
}

export interface Seen {
  readonly termijn?: string;
  readonly markeringen?: readonly string[];
  readonly zichtbaar?: readonly string[];
  readonly nietZichtbaar?: readonly string[];
}

export interface Sending {
  readonly doe: 'stuur';
  readonly als: string;
  readonly uitTeam?: string | undefined;
  readonly bericht: string;
  readonly stap?: 'eerste' | 'bijgewerkt' | 'eindelevering' | undefined;
  readonly aan?: Receiver | undefined;
  readonly zonderVoorwaarde?: readonly string[] | undefined;
  readonly voorwaarde?: Readonly<Record<string, Json>> | undefined;
  readonly wijziging?: Json;
  /** The message is about the last one that was let in, or the last one that was fetched. */
  readonly verwijst?: 'verstuurd' | 'opgehaald' | undefined;
  readonly verwacht: {
    readonly status: number;
    readonly besluit: Verdict;
    readonly redenen?: readonly string[] | undefined;
    readonly code?: string | undefined;
    readonly fouten?: readonly InputFault[] | undefined;
    readonly hoeDanWel?: boolean | undefined;
    readonly nergensBewaard?: readonly string[] | undefined;
  };
}

export type ConsentKind = 'avg_grondslag' | 'doorbreking_beroepsgeheim' | 'instemming_hulp';

export interface TeamChange {
  readonly soort?: string;
  readonly geheimhoudingsplicht?: boolean;
  readonly drempelEuro?: number | null;
  readonly gemeenten?: Team['gemeenten'];
}

export interface AgreementChange {
  readonly status?: 'actief' | 'opgeschort' | 'beeindigd';
  readonly geldigVan?: string;
  readonly geldigTot?: string;
  readonly minDagen?: number | null;
  readonly maxDagen?: number | null;
  readonly berichten?: readonly string[];
}

interface InZaak {
  readonly als: string;
  readonly team: string;
  /** Who of the team; anna unless told. */
  readonly wie?: string;
  readonly rol?: 'medewerker' | 'teamleider';
}

export type StepInZaak = InZaak & {
  readonly doe: 'stap-in-zaak';
  readonly stap: { readonly stap: string } & Json;
  /** Partner whose signal it is about. */
  readonly op?: string;
  readonly verwacht: { readonly status: number; readonly code?: string; readonly staat?: string };
};

export type LookAtZaak = InZaak & {
  readonly doe: 'kijk-zaak';
  readonly verwacht: {
    readonly staat?: string;
    readonly meervoudig?: boolean;
    readonly opeenvolgend?: boolean;
    readonly resultaat?: string;
    readonly houder?: 'niemand' | 'zelf' | 'ander';
    readonly inLade?: boolean;
    /** By partner: all there are. */
    readonly signalen?: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly termijnen?: Readonly<Record<string, Readonly<Record<string, string>> | null>>;
  };
};

export type CaseworkStep = StepInZaak | LookAtZaak;

interface InHandover {
  readonly als: string;
  readonly team: string;
  /** Who of the team; anna unless told. */
  readonly wie?: string;
  readonly rol?: 'medewerker' | 'teamleider';
}

export type BeginHandover = InHandover & {
  readonly doe: 'begin-overdracht';
  readonly soort?: 'overdracht' | 'toegang' | 'woningvraag';
  /** The message that goes with it: whom it is about, and to whom unless `naar` says otherwise. */
  readonly bericht: string;
  readonly naar?: Receiver;
  /** Merge patch on what is asked. */
  readonly wat?: Json;
  /** Name by which later steps mean this one. */
  readonly noem?: string;
  readonly verwacht: { readonly status: number; readonly code?: string };
};

interface SeenInHandover {
  readonly stand?: string;
  readonly regie?: 'afzender' | 'ontvanger' | 'elders';
  readonly kant?: 'afzender' | 'ontvanger';
  readonly aanZet?: readonly string[];
  readonly weigering?: string;
  readonly hoeVerder?: boolean;
  /** Reminders and escalations, as `overgang herinnering`. */
  readonly verteld?: readonly string[];
  readonly nietVerteld?: readonly string[];
  /** Names of fields of the answer. */
  readonly zichtbaar?: readonly string[];
  readonly nietZichtbaar?: readonly string[];
  readonly termijnen?: Readonly<Record<string, Readonly<Record<string, string | boolean>> | null>>;
}

export type StepInHandover = InHandover & {
  readonly doe: 'stap-in-overdracht';
  readonly over?: string;
  readonly stap: { readonly stap: string } & Json;
  /** Names the disclosure of the last message that was let in. */
  readonly metBericht?: boolean;
  /** On the first version, whatever happened since. */
  readonly oudeVersie?: true;
  readonly verwacht: SeenInHandover & { readonly status: number; readonly code?: string };
};

export type LookAtHandover = InHandover & {
  readonly doe: 'kijk-overdracht';
  readonly over?: string;
  readonly verwacht: SeenInHandover & {
    readonly status?: number;
    /** Words that are nowhere in the answer. */
    readonly zonderWoorden?: readonly string[];
  };
};

export type HandoverScenarioStep = BeginHandover | StepInHandover | LookAtHandover;

export type Left = 'geschorst' | 'beeindigd';

export type Step =
  | Sending
  | {
      readonly doe: 'geef-toestemming';
      readonly als: string;
      readonly soort: ConsentKind;
      /** Type of the message it is for; left out: a discharge from care. */
      readonly voor?: string | undefined;
      readonly wijziging?: Json;
      readonly verwacht: { readonly status: number };
    }
  | {
      readonly doe: 'trek-in';
      readonly als: string;
      readonly soort: ConsentKind;
      readonly verwacht: { readonly status: number };
    }
  | (Fetching & {
      readonly doe: 'kijk-postvak';
      readonly verwacht: { readonly aanwezig: boolean; readonly mededeling?: string };
    })
  | (Fetching & {
      readonly doe: 'haal-op';
      readonly verwacht: Seen & { readonly status: number; readonly zonderWoorden?: readonly string[] };
    })
  | (Fetching & { readonly doe: 'bevestig'; readonly verwacht: { readonly status: string } })
  | {
      readonly doe: 'vraag-bewijs';
      readonly als: string;
      readonly verwacht: {
        readonly status: number;
        readonly soort?: string;
        readonly route?: string;
        readonly redenen?: readonly string[];
      };
    }
  | (TeamChange & { readonly doe: 'wijzig-team'; readonly organisatie: string; readonly team: string })
  | {
      readonly doe: 'wijzig-afspraak';
      readonly van: string;
      readonly aan: Receiver;
      readonly bericht: string;
      readonly afspraak: AgreementChange;
    }
  | {
      readonly doe: 'vraag-routering';
      readonly als: string;
      readonly vraag: Json;
      readonly verwacht: {
        readonly uitkomst: 'gemeenten' | 'opgeheven' | 'niet_te_bepalen';
        readonly gemeenten?: readonly string[];
        readonly teams?: readonly Receiver[];
        readonly opvolgers?: readonly string[];
        readonly ontbreekt?: string;
      };
    }
  | { readonly doe: 'wijzig-organisatie'; readonly organisatie: string; readonly status: Left }
  | CaseworkStep
  | HandoverScenarioStep
  | { readonly doe: 'wacht'; readonly dagen: number }
  | { readonly doe: 'logboek-stil' | 'logboek-spreekt' | 'controleer-vernietigd' };

export interface Scenario {
  readonly id: string;
  readonly titel: string;
  readonly waarom: string;
  readonly stappen: readonly Step[];
}

export interface GivenConsent {
  readonly soort: ConsentKind;
  readonly als?: string;
  readonly wijziging?: Json;
  readonly ingetrokken?: true;
}

/** What a case of a table changes in a valid message and in what surrounds it. */
export interface CaseChange extends Partial<Pick<Sending, 'als' | 'uitTeam' | 'stap' | 'aan' | 'wijziging'>> {
  readonly zonderVoorwaarde?: readonly string[];
  readonly voorwaarde?: Readonly<Record<string, Json>>;
  readonly toestemmingen?: readonly GivenConsent[];
  readonly toestemming?: Json;
  readonly afspraak?: AgreementChange;
  readonly ontvangendTeam?: TeamChange;
  readonly ontvangendeOrganisatie?: Left;
}

export interface Expected extends Seen {
  readonly besluit: Verdict;
  readonly redenen?: readonly string[];
  readonly fouten?: readonly InputFault[];
  readonly hoeDanWel?: boolean;
}

export interface Table {
  readonly id: string;
  readonly titel: string;
  readonly waarom: string;
  /** The day on which its cases play; today unless given. */
  readonly op?: string;
  readonly berichten: readonly string[];
  readonly altijd?: CaseChange;
  readonly gevallen: readonly (CaseChange & { readonly naam: string; readonly verwacht: Expected })[];
}

export type ScenarioFile =
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | { readonly kind: 'table'; readonly table: Table }
  /** A file nobody can play must not look like one that passed. */
  | { readonly kind: 'unreadable'; readonly why: string };

const ajv = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allErrors: true,
  discriminator: true,
});
const validate = ajv.compile<Scenario | Table>(
  JSON.parse(readFileSync(new URL('scenario.schema.json', import.meta.url), 'utf8')),
);

export function readScenario(text: string): ScenarioFile {
  let made: unknown;
  try {
    made = JSON.parse(text);
  } catch {
    return { kind: 'unreadable', why: 'geen JSON' };
  }
  if (!validate(made)) {
    const faults = (validate.errors ?? []).filter(fault => fault.keyword !== 'if');
    const where = (name: unknown) => (name === undefined ? '' : ` (${JSON.stringify(name)})`);
    const told = faults.map(
      ({ instancePath, message, params }) =>
        `${instancePath === '' ? '/' : instancePath} ${message}${where(params.additionalProperty ?? params.allowedValues ?? params.allowedValue)}`,
    );
    return { kind: 'unreadable', why: [...new Set(told)].join('; ') };
  }
  return 'gevallen' in made ? { kind: 'table', table: made } : { kind: 'scenario', scenario: made };
}

/** Every file of a folder and those below it that ends in `.json`, but no schema; by path within the folder. */
export function readFolder(folder: string): readonly (readonly [path: string, file: ScenarioFile])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.json') && !name.endsWith('.schema.json'))
    .toSorted()
    .map(name => [name, readScenario(readFileSync(join(folder, name), 'utf8'))] as const);
}
