/** Requests between two teams in words, and their steps as forms: the same table for three kinds. */
import {
  MAATWERK_ARROWS,
  MAATWERK_REASONS,
  type MaatwerkStatus,
  type MaatwerkStep,
} from '../../casework/overdracht/maatwerk.ts';
import type { Arrow, Side } from '../../casework/overdracht/steps.ts';
import { TOEGANG_ARROWS, type ToegangStatus, type ToegangStep } from '../../casework/overdracht/toegang.ts';
import { WONING_ARROWS, WONING_REASONS, type WoningStatus, type WoningStep } from '../../casework/overdracht/woning.ts';
import type { RequestKind } from '../../casework/trajecten/requests.ts';
import type { TagLook } from '../components.tsx';
import type { Choice } from '../form-parts.tsx';

/** One thing that a step asks. */
export type StepField =
  | { readonly kind: 'dag'; readonly veld: string; readonly label: string; readonly inside?: string }
  | { readonly kind: 'keuze'; readonly veld: string; readonly label: string; readonly choices: readonly Choice[] }
  | { readonly kind: 'gebieden'; readonly veld: string; readonly label: string }
  | { readonly kind: 'kenmerk'; readonly veld: string; readonly label: string; readonly hint: string };

export interface StepInWords {
  readonly button: string;
  readonly says: string;
  readonly fields: readonly StepField[];
}

interface KindInWords<Step extends string, Status extends string> {
  readonly title: string;
  /** In the list. */
  readonly plural: string;
  readonly statuses: Readonly<Record<Status, string>>;
  /** An answer is waited for, within a term. */
  readonly waiting: readonly Status[];
  readonly good: readonly Status[];
  readonly bad: readonly Status[];
  readonly arrows: readonly Arrow<Step, Status>[];
  readonly steps: Readonly<Record<Step, StepInWords>>;
}

const step = (button: string, says: string, ...fields: readonly StepField[]): StepInWords => ({ button, says, fields });
const day = (veld: string, label: string, inside?: string): StepField => ({
  kind: 'dag',
  veld,
  label,
  ...(inside === undefined ? {} : { inside }),
});
const reason = <K extends string>(codes: readonly K[], words: Readonly<Record<K, string>>): StepField => ({
  kind: 'keuze',
  veld: 'reden',
  label: 'Waarom niet?',
  choices: codes.map(value => ({ value, text: words[value] })),
});

const TOEGANG: KindInWords<ToegangStep, ToegangStatus> = {
  title: 'Aanmelding bij de regionale toegang',
  plural: 'Aanmeldingen bij de regionale toegang',
  statuses: {
    aangemeld: 'Aangemeld',
    in_onderzoek: 'In onderzoek',
    toegelaten: 'Toegelaten',
    andere_oplossing: 'Andere oplossing',
    niet_toegelaten: 'Niet toegelaten',
    ingetrokken: 'Ingetrokken',
  },
  waiting: ['aangemeld', 'in_onderzoek'],
  good: ['toegelaten', 'andere_oplossing'],
  bad: ['niet_toegelaten', 'ingetrokken'],
  arrows: TOEGANG_ARROWS,
  steps: {
    neemOp: step('Onderzoek beginnen', 'Uw team onderzoekt wat de cliënt nodig heeft.'),
    vulAan: step('Onderzoek aanvullen', 'Er is één onderzoek. Het reist mee en wordt aangevuld.', {
      ...{ kind: 'gebieden', veld: 'gebieden', label: 'Wat is onderzocht?' },
    }),
    besluit: step('Besluit vastleggen', 'De regie blijft waar zij is, ook bij een nee.', {
      ...{ kind: 'keuze', veld: 'uitkomst', label: 'Wat is het besluit?' },
      choices: [
        { value: 'toegelaten', text: 'Toegelaten' },
        { value: 'andere_oplossing', text: 'Een andere oplossing' },
        { value: 'niet_toegelaten', text: 'Niet toegelaten' },
      ],
    }),
    trekIn: step('Aanmelding intrekken', 'Het andere team ziet dat de aanmelding stopt.'),
  },
};

const WONING: KindInWords<WoningStep, WoningStatus> = {
  title: 'Woningvraag',
  plural: 'Woningvragen',
  statuses: {
    gevraagd: 'Gevraagd',
    toegezegd: 'Toegezegd',
    omklap: 'Contract op naam van de instelling',
    eigen_contract: 'Eigen contract',
    afgewezen: 'Geen woning',
    beeindigd: 'Beëindigd',
    ingetrokken: 'Ingetrokken',
  },
  waiting: ['gevraagd'],
  good: ['toegezegd', 'omklap', 'eigen_contract'],
  bad: ['afgewezen', 'beeindigd', 'ingetrokken'],
  arrows: WONING_ARROWS,
  steps: {
    zegToe: step(
      'Woning toezeggen',
      'U zegt een woning toe. De toezegging heeft een laatste dag.',
      day('vanaf', 'Vanaf welke dag?'),
      day('geldigTot', 'Toezegging geldt tot en met'),
    ),
    wijsAf: step(
      'Geen woning',
      'Het andere team leest de reden.',
      reason(WONING_REASONS, {
        geen_passende_woning: 'Er is geen woning die past',
        buiten_werkgebied: 'Wij hebben daar geen woningen',
        voorwaarden_niet_vervuld: 'Er is nog niet aan de voorwaarden voldaan',
      }),
    ),
    tekenOmklap: step(
      'Omklapcontract vastleggen',
      'De instelling huurt eerst. Daarna komt het contract op naam van de huurder.',
      day('ingang', 'Het contract begint op', 'dagen'),
      day('evaluatie', 'Samen kijken hoe het gaat op', 'dagen'),
      day('omklap', 'Op naam van de huurder op', 'dagen'),
    ),
    klapOm: step('Op naam van de huurder', 'De huurder heeft nu een eigen contract.'),
    beeindig: step('Contract beëindigen', 'Het contract stopt zonder dat het op naam van de huurder komt.'),
    trekIn: step('Vraag intrekken', 'Het andere team ziet dat de vraag stopt.'),
  },
};

const MAATWERK: KindInWords<MaatwerkStep, MaatwerkStatus> = {
  title: 'Verzoek om maatwerk',
  plural: 'Verzoeken om maatwerk',
  statuses: {
    gevraagd: 'Gevraagd',
    meer_nodig: 'Er is meer nodig',
    toegekend: 'Toegekend',
    afgewezen: 'Afgewezen',
    ingetrokken: 'Ingetrokken',
  },
  waiting: ['gevraagd'],
  good: ['toegekend'],
  bad: ['afgewezen', 'ingetrokken'],
  arrows: MAATWERK_ARROWS,
  steps: {
    vraagMeer: step('Meer vragen', 'Het andere team hoort dat u meer nodig hebt. Wat, zegt u in een gesprek.'),
    vulAan: step(
      'Aanvullen',
      'Stuur eerst met uw eigen systeem een nieuw bericht. Daarvoor is een eigen toestemming nodig.',
      {
        ...{ kind: 'kenmerk', veld: 'verstrekkingId', label: 'Kenmerk van het nieuwe bericht' },
        hint: 'Het staat op het ontvangstbewijs.',
      },
    ),
    kenToe: step(
      'Toekennen',
      'U geeft maatwerk, een pauze of een betalingsregeling voor deze dagen.',
      day('van', 'Van'),
      day('tot', 'Tot en met'),
    ),
    wijsAf: step(
      'Afwijzen',
      'Het andere team leest de reden.',
      reason(MAATWERK_REASONS, {
        voldoet_niet: 'De inwoner voldoet niet aan de voorwaarden',
        al_een_regeling: 'Er loopt al een regeling',
        gegevens_ontbreken: 'Wij weten te weinig',
      }),
    ),
    trekIn: step('Verzoek intrekken', 'Het andere team ziet dat het verzoek stopt.'),
  },
};

/** As it is looked at on a page: steps and states are names. */
export type RequestWords = KindInWords<string, string>;

export const REQUEST_WORDS: Readonly<Record<RequestKind, RequestWords>> = {
  toegang: TOEGANG as RequestWords,
  woning: WONING as RequestWords,
  maatwerk: MAATWERK as RequestWords,
};

export const REQUEST_KINDS = ['toegang', 'woning', 'maatwerk'] as const satisfies readonly RequestKind[];

export const isRequestKind = (text: string): text is RequestKind => Object.hasOwn(REQUEST_WORDS, text);

/** Steps along an arrow from here for this side; whether they succeed is said when they are made. */
export function stepsFrom({ arrows }: RequestWords, status: string, side: Side): readonly string[] {
  return [...new Set(arrows.filter(one => one.from === status && one.by.includes(side)).map(one => one.step))];
}

export function lookOf({ good, bad }: RequestWords, status: string): TagLook {
  if (good.includes(status)) return 'groen';
  return bad.includes(status) ? 'rood' : 'grijs';
}

export const MAATWERK_KIND_WORDS: Readonly<Record<string, string>> = {
  maatwerk: 'Maatwerk',
  pauze: 'Pauze',
  betalingsregeling: 'Betalingsregeling',
};
