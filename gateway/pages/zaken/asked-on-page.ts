/** From the fields of a form to a step, checked by the schema of the API; what is wrong comes back by field. */

import type { Moment } from '../../../consent/moment.ts';
import { validators } from '../../../schemas/validate.ts';
import type { AskedStep } from '../../casework/zaken/asked-step.ts';
import type { FormFaults } from '../form-parts.tsx';

export type AskedOnPage =
  | { readonly kind: 'asked'; readonly asked: AskedStep; readonly versie: number }
  | { readonly kind: 'faults'; readonly stap: string; readonly faults: FormFaults };

const VERSION = /^[1-9]\d{0,8}$/;
const SENTENCES: Readonly<Record<string, string>> = {
  soort: 'Kies hoe u contact zocht.',
  bereikt: 'Kies of u iemand bereikte.',
  tijdstip: 'Vul een dag in, en een tijd als 14:30.',
  kanaal: 'Kies hoe u het vertelde.',
  datum: 'Vul een dag in.',
  resultaat: 'Kies het resultaat.',
  status: 'Kies waarom u dit signaal niet oppakt.',
  uitkomst: 'Kies wat u weet.',
  reden: 'Kies de reden.',
  bedragEuro: 'Schrijf het bedrag in hele euro’s, zonder punt of komma.',
  ontstaansdatum: 'Kies de dag waarop de achterstand begon.',
  crisisdatum: 'Kies de dag van de crisis.',
  signalen: 'Kies welke signalen een eigen zaak krijgen.',
  met: 'Kies de zaak die hierbij hoort.',
};

/** @param team code of the team in the path */
export function askedOnPage(team: string, form: URLSearchParams, now: Moment): AskedOnPage {
  const stap = form.get('stap') ?? '';
  const versie = form.get('versie') ?? '';
  const document = documentOf(team, stap, form, now);
  const checked = validators.zaakStapaanvraag(document);
  if (checked.kind === 'valid' && VERSION.test(versie))
    return { kind: 'asked', asked: checked.value, versie: Number(versie) };
  const wrong = Object.keys(SENTENCES).filter(name => isWrong(name, document, checked));
  const faults = Object.fromEntries(wrong.map(name => [fieldOf(stap, name, form), SENTENCES[name]!]));
  return {
    kind: 'faults',
    stap,
    faults: wrong.length > 0 ? faults : { inhoud: 'Dit formulier klopt niet meer. Open de zaak opnieuw.' },
  };
}

/** Field of the form in which something is filled in. */
function fieldOf(stap: string, name: string, form: URLSearchParams): string {
  const id = form.get('signaalId');
  if (name === 'tijdstip') return `${stap}-datum`;
  return id === null ? `${stap}-${name}` : `${stap}-${name}-${id}`;
}

function isWrong(
  name: string,
  document: Readonly<Record<string, unknown>>,
  checked: ReturnType<typeof validators.zaakStapaanvraag>,
): boolean {
  if (checked.kind === 'valid') return false;
  // A field that ought to be there and is not is told of its surroundings.
  const needed = NEEDED[String(document.stap)]?.includes(name) === true && document[name] === undefined;
  return needed || checked.faults.some(({ pointer }) => pointer === `/${name}`);
}

const NEEDED: Readonly<Record<string, readonly string[]>> = {
  noteerPoging: ['soort', 'bereikt', 'tijdstip'],
  informeer: ['kanaal', 'datum'],
  biedAan: ['datum'],
  noteerAanvaarding: ['datum'],
  noteerGesprek: ['datum'],
  zetStatus: ['status'],
  sluit: ['resultaat'],
  toetsInwoner: ['uitkomst'],
  corrigeer: ['reden'],
  maakLos: ['reden'],
  voegSamen: ['met'],
};

function documentOf(team: string, stap: string, form: URLSearchParams, now: Moment): Readonly<Record<string, unknown>> {
  const signaalId = form.get('signaalId');
  const field = (name: string) => form.get(`${stap}-${name}-${signaalId ?? ''}`) ?? form.get(`${stap}-${name}`) ?? '';
  const filled = (name: string) => (field(name) === '' ? {} : { [name]: field(name) });
  const about = signaalId === null ? {} : { signaalId };
  const given: Readonly<Record<string, () => Readonly<Record<string, unknown>>>> = {
    neemOver: () => ({ van: form.get('van') ?? '' }),
    noteerPoging: () => ({
      ...filled('soort'),
      ...reached(field('bereikt')),
      ...when(field('datum'), field('tijd'), now),
    }),
    informeer: () => ({ ...filled('kanaal'), ...filled('datum') }),
    biedAan: () => filled('datum'),
    noteerAanvaarding: () => filled('datum'),
    noteerGesprek: () => filled('datum'),
    toetsInwoner: () => ({ ...about, ...filled('uitkomst') }),
    zetStatus: () => ({ ...about, ...filled('status'), ...filled('reden') }),
    herzieStatus: () => about,
    corrigeer: () => ({
      ...{ ...about, ...filled('reden'), ...amount(field('bedragEuro')), ...filled('ontstaansdatum') },
      ...filled('crisisdatum'),
      ...(field('crisisVervalt') === 'ja' ? { crisisVervalt: true } : {}),
    }),
    maakLos: () => ({ ...about, ...filled('reden') }),
    splits: () => ({ signalen: form.getAll('splits-signalen') }),
    voegSamen: () => filled('met'),
    sluit: () => ({ ...filled('resultaat'), ...filled('reden') }),
  };
  return { team, stap, ...(Object.hasOwn(given, stap) ? given[stap]!() : {}) };
}

/** What is no amount is left to the schema to refuse. */
const amount = (text: string) =>
  text === '' ? {} : { bedragEuro: /^\d{1,9}$/.test(text.trim()) ? Number(text) : text };

const reached = (text: string) => (['ja', 'nee'].includes(text) ? { bereikt: text === 'ja' } : {});

/** Without a day it was now. A day without a time was at noon: the part of the day is what counts. */
function when(day: string, time: string, now: Moment): { readonly tijdstip?: string } {
  if (day === '' && time === '') return { tijdstip: new Date(now.epochMs).toISOString() };
  if (day === '' || !/^\d{4}-\d\d-\d\d$/.test(day) || !/^(\d\d:\d\d)?$/.test(time)) return {};
  const asUtc = Date.parse(`${day}T${time === '' ? '12:00' : time}:00Z`);
  return Number.isNaN(asUtc) ? {} : { tijdstip: new Date(localToInstant(asUtc)).toISOString() };
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Europe/Amsterdam',
});

/** The instant at which clocks in Amsterdam show this; in the hour that comes twice, the first. */
function localToInstant(asUtc: number): number {
  const shown = (epochMs: number) => Date.parse(`${CLOCK.format(epochMs).replace(' ', 'T')}Z`);
  const [early, late] = [asUtc - 2 * 3_600_000, asUtc - 3_600_000];
  return shown(early) === asUtc ? early : late;
}
