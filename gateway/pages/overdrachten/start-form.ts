/** From the form that begins a handover to the question of the API, checked by its schema; what is wrong by field. */
import type { OverdrachtAanmelding } from '../../../schemas/generated/types.ts';
import { validators } from '../../../schemas/validate.ts';
import { LIFE_AREAS } from '../../casework/overdracht/content.ts';
import type { FormFaults } from '../form-parts.tsx';

export type AskedStart =
  | { readonly kind: 'asked'; readonly asked: OverdrachtAanmelding }
  | { readonly kind: 'faults'; readonly faults: FormFaults };

const SENTENCES = {
  naar: 'Kies het team dat het overneemt.',
  kader: 'Kies waarop het delen rust.',
  ankerdatum: 'Vul de dag in waarop het begon.',
  plandatum: 'Vul de dag van de overgang in.',
  achternaam: 'Vul de achternaam in, zonder voorvoegsel en zonder cijfers.',
  geboortedatum: 'Vul de geboortedatum in.',
  postcode: 'Vul een postcode in, zoals 3511 LN.',
  huisnummer: 'Vul het huisnummer in, zonder letter of toevoeging.',
  bsn: 'Dit is geen burgerservicenummer. Laat het leeg als u het niet mag gebruiken.',
} as const;

const NUMBER = /^\d{1,5}$/;

/** @param team code of the team in the path */
export function askedStart(team: string, form: URLSearchParams): AskedStart {
  const field = (name: string) => form.get(name)?.trim() ?? '';
  const filled = (name: string, value = field(name)) => (value === '' ? {} : { [name]: value });
  const [oin = '', ...code] = field('naar').split('/');
  const number = field('huisnummer');
  const document = {
    team,
    ...(field('naar') === '' ? {} : { naar: { oin, team: code.join('/') } }),
    ...{ ...filled('overgang'), ...filled('kader'), ...filled('ankerdatum'), ...filled('plandatum') },
    gebieden: LIFE_AREAS.flatMap(gebied => {
      const need = field(`gebied-${gebied}`);
      return need === 'nodig' || need === 'dringend' ? [{ gebied, dringend: need === 'dringend' }] : [];
    }),
    betrokkene: {
      ...{ ...filled('achternaam'), ...filled('geboortedatum'), ...filled('bsn') },
      ...filled('postcode', field('postcode').replace(/\s/g, '').toUpperCase()),
      ...(NUMBER.test(number) ? { huisnummer: Number(number) } : {}),
    },
  };
  const checked = validators.overdrachtAanmelding(document);
  if (checked.kind === 'valid') return { kind: 'asked', asked: checked.value };
  const wrong = (Object.keys(SENTENCES) as (keyof typeof SENTENCES)[]).filter(
    name =>
      (name !== 'bsn' && field(name) === '') ||
      (name === 'huisnummer' && !NUMBER.test(number)) ||
      checked.faults.some(({ pointer }) => pointer.split('/').includes(name)),
  );
  const faults = Object.fromEntries(wrong.map(name => [name, SENTENCES[name]]));
  return {
    kind: 'faults',
    faults: wrong.length > 0 ? faults : { overgang: 'Dit formulier klopt niet meer. Begin opnieuw.' },
  };
}
