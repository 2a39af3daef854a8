/** From the fields of a form to a step of a handover, checked by the schema of the API; what is wrong comes back by field. */
import type { OverdrachtStap } from '../../../schemas/generated/types.ts';
import { validators } from '../../../schemas/validate.ts';
import type { FormFaults } from '../form-parts.tsx';

export type AskedStep =
  | { readonly kind: 'asked'; readonly asked: OverdrachtStap; readonly versie: number }
  | { readonly kind: 'faults'; readonly stap: string; readonly faults: FormFaults };

type Document = Readonly<Record<string, unknown>>;

const VERSION = /^[1-9]\d{0,8}$/;

/** What each step asks, and what is said when it is not there or not right. */
const ASKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  noteerClientondersteuning: { antwoord: 'Kies wat de cliënt antwoordde.' },
  noteerToestemming: { gegeven: 'Kies of de cliënt ja of nee zei.' },
  stelVoor: { woordenClient: 'Schrijf op wat de cliënt zelf wil, in hoogstens 2000 tekens.' },
  noteerContact: {
    op: 'Vul de dag van het gesprek in.',
    soort: 'Kies hoe u elkaar sprak.',
    clientAanwezig: 'Kies of de cliënt erbij was.',
  },
  accepteer: {
    op: 'Vul de dag van het gesprek in.',
    soort: 'Kies hoe u elkaar sprak.',
    clientAanwezig: 'Kies of de cliënt erbij was.',
    eersteAfspraak: 'Vul de dag van de eerste afspraak in.',
    start: 'Vul de dag in waarop de hulp begint.',
  },
  weiger: { reden: 'Kies waarom u niet overneemt.' },
  verwijsDoor: { reden: 'Kies waarom u niet overneemt.', alternatief: 'Kies welk soort team beter past.' },
  trekIn: { wie: 'Kies wie wil stoppen.' },
  sluitAf: { resultaat: 'Kies hoe het afliep.' },
  beslisGeschil: { uitkomst: 'Kies de uitkomst.' },
  noteerGegeven: { gebied: 'Kies wat er is gegeven.', hoe: 'Kies hoe het is gegeven.' },
  maakAfspraak: {
    gebied: 'Kies waarover de afspraak gaat.',
    eigenaar: 'Kies wie het doet.',
    uiterlijk: 'Vul de laatste dag in.',
  },
  verzetDatum: { plandatum: 'Vul de nieuwe dag in.' },
  geefDoor: { medewerker: 'Vul de naam van uw collega bij de aanmelddienst in.' },
  wisselRegiehouder: { medewerker: 'Vul de naam van uw collega bij de aanmelddienst in.' },
};

/** Name of the field `veld` in the form of this step: two forms on a page never share an id. */
export const nameIn = (stap: string, veld: string) => `${stap}-${veld}`;

/** @param team code of the team in the path */
export function askedStep(team: string, form: URLSearchParams): AskedStep {
  const asked = form.get('stap') ?? '';
  // One form for saying no: naming a kind of team that fits better makes it a referral.
  const stap = asked === 'weiger' && (form.get('weiger-alternatief') ?? '') !== '' ? 'verwijsDoor' : asked;
  const field = (veld: string) => form.get(nameIn(asked, veld))?.trim() ?? '';
  const document = documentOf(team, stap, field, form.getAll(nameIn(asked, 'toestemmingen')));
  const checked = validators.overdrachtStap(document);
  const versie = form.get('versie') ?? '';
  const asks = ASKS[stap] ?? {};
  const missing = Object.keys(asks).filter(veld => isMissing(stap, veld, field));
  if (missing.length === 0 && checked.kind === 'valid' && VERSION.test(versie))
    return { kind: 'asked', asked: checked.value, versie: Number(versie) };
  const pointed = checked.kind === 'valid' ? [] : checked.faults.map(({ pointer }) => pointer.split('/').at(-1) ?? '');
  const wrong = Object.keys(asks).filter(veld => missing.includes(veld) || pointed.includes(veld));
  return {
    kind: 'faults',
    stap: asked,
    faults:
      wrong.length > 0
        ? Object.fromEntries(wrong.map(veld => [nameIn(asked, veld), asks[veld]!]))
        : { inhoud: 'Dit formulier klopt niet meer. Open de overdracht opnieuw.' },
  };
}

/** The client's own words are asked on consent only, and a conversation may be on record already: the core says so. */
function isMissing(stap: string, veld: string, field: (veld: string) => string): boolean {
  if (veld === 'woordenClient') return false;
  const isTalk = veld === 'op' || veld === 'soort' || veld === 'clientAanwezig';
  if (stap === 'accepteer' && isTalk && !hasTalk(field)) return false;
  return field(veld) === '';
}

const hasTalk = (field: (veld: string) => string) => ['soort', 'clientAanwezig'].some(veld => field(veld) !== '');

function documentOf(
  team: string,
  stap: string,
  field: (veld: string) => string,
  toestemmingen: readonly string[],
): Document {
  const filled = (...velden: readonly string[]): Document =>
    Object.fromEntries(velden.flatMap(veld => (field(veld) === '' ? [] : [[veld, field(veld)]])));
  const yesNo = (veld: string): Document =>
    ['ja', 'nee'].includes(field(veld)) ? { [veld]: field(veld) === 'ja' } : filled(veld);
  const contact = (): Document => ({ contact: { ...filled('op', 'soort'), ...yesNo('clientAanwezig') } });
  const given: Readonly<Record<string, () => Document>> = {
    noteerClientondersteuning: () => filled('antwoord'),
    noteerToestemming: () => ({ ...yesNo('gegeven'), ...(toestemmingen.length === 0 ? {} : { toestemmingen }) }),
    stelVoor: () => ({ ...messageIn(field), ...filled('woordenClient') }),
    noemProfessional: () => filled('medewerker'),
    noteerContact: contact,
    accepteer: () => ({ ...filled('eersteAfspraak', 'start', 'medewerker'), ...(hasTalk(field) ? contact() : {}) }),
    weiger: () => filled('reden'),
    verwijsDoor: () => filled('reden', 'alternatief'),
    trekIn: () => filled('wie'),
    sluitAf: () => filled('resultaat'),
    beslisGeschil: () => filled('uitkomst'),
    noteerGegeven: () => ({ ...filled('gebied'), ...howGiven(field('hoe')) }),
    maakAfspraak: () => filled('gebied', 'eigenaar', 'uiterlijk'),
    verzetDatum: () => filled('plandatum'),
    geefDoor: () => filled('medewerker'),
    wisselRegiehouder: () => filled('medewerker'),
  };
  return { team, stap, ...(Object.hasOwn(given, stap) ? given[stap]!() : {}) };
}

/** The message that was chosen, or one that was named by hand. */
function messageIn(field: (veld: string) => string): Document {
  const verstrekkingId = field('verstrekkingId') || field('kenmerk');
  return verstrekkingId === '' ? {} : { verstrekkingId };
}

/** `gesprek 0`, or `bericht` and its disclosure. */
function howGiven(hoe: string): Document {
  const [kind, value = ''] = hoe.split(' ');
  if (kind === 'gesprek' && /^\d{1,4}$/.test(value)) return { contact: Number(value) };
  return kind === 'bericht' ? { verstrekkingId: value } : {};
}
