/** Scenarios as files: read, checked against their schema, typed. */
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Json } from '../support/messages.ts';

interface Fetching {
  readonly als: string;
  readonly team: string;
}

export interface Sending {
  readonly doe: 'stuur';
  readonly als: string;
  readonly uitTeam?: string;
  readonly bericht: string;
  readonly stap?: 'eerste' | 'bijgewerkt' | 'eindelevering';
  readonly aan?: { readonly organisatie: string; readonly team: string };
  readonly zonderVoorwaarde?: readonly string[];
  readonly voorwaarde?: Readonly<Record<string, Json>>;
  readonly wijziging?: Json;
  readonly verwacht: {
    readonly status: number;
    readonly besluit: 'toegestaan' | 'aangehouden' | 'geweigerd';
    readonly redenen: readonly string[];
    readonly hoeDanWel?: boolean;
    readonly nergensBewaard?: readonly string[];
  };
}

export type ConsentKind = 'avg_grondslag' | 'doorbreking_beroepsgeheim' | 'instemming_hulp';

export type Step =
  | Sending
  | {
      readonly doe: 'geef-toestemming';
      readonly als: string;
      readonly soort: ConsentKind;
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
      readonly verwacht: {
        readonly status: number;
        readonly termijn?: string;
        readonly markeringen?: readonly string[];
        readonly zichtbaar?: readonly string[];
        readonly nietZichtbaar?: readonly string[];
      };
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
  | {
      readonly doe: 'wijzig-team';
      readonly organisatie: string;
      readonly team: string;
      readonly soort?: string;
      readonly geheimhoudingsplicht?: boolean;
    }
  | { readonly doe: 'logboek-stil' | 'logboek-spreekt' | 'controleer-vernietigd' };

export interface Scenario {
  readonly id: string;
  readonly titel: string;
  readonly waarom: string;
  readonly stappen: readonly Step[];
}

const folder = new URL('.', import.meta.url);
const read = (name: string): Json => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

const ajv = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allErrors: true,
  discriminator: true,
});
const validate = ajv.compile<Scenario>(read('scenario.schema.json'));

/** @throws when a scenario does not fit its schema: a step nobody runs must not look like one that passed */
export function readScenario(name: string): Scenario {
  const made: unknown = read(name);
  if (validate(made)) return made;
  const faults = validate.errors?.map(fault => `${fault.instancePath} ${fault.message}`).join('; ');
  throw new Error(`Cannot read scenario ${name}: ${faults}`);
}

export function allScenarios(): readonly Scenario[] {
  return readdirSync(folder)
    .filter(name => /^S\d\d[a-z]?\.json$/.test(name))
    .toSorted()
    .map(name => {
      const scenario = readScenario(name);
      if (`${scenario.id}.json` !== name) throw new Error(`Cannot read scenario ${name}: its id is another`);
      return scenario;
    });
}
