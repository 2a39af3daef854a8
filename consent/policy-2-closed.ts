/** Policy version 2, added rows that are always refused, each with a way on. They have a type so that the answer says why. */
import type { Route } from './policy.ts';
import { closed } from './policy-2-shared.ts';

const noBasis = { sender: ['AVG 6'], receiver: ['AVG 6'] };

const debt = (code: string, variant: string): Route => ({
  ...closed,
  code,
  type: 'overige-schuld',
  variants: [variant],
  ground: {
    kind: 'onvoldoende',
    code: 'GEEN_GRONDSLAG',
    wayOn:
      'Wijs de inwoner op schuldhulpverlening. Vraagt de inwoner zelf om hulp, dan kan de gemeente daarmee aan het werk.',
  },
  basis: { ...noBasis, national: ['Bgs 3'] },
  source: 'domain rules A1, A5.6, S13: no kind of debt is designated here',
});

const concern = (
  code: string,
  variant: string,
  national: string,
  wayOn: string,
  verify: readonly string[] = [],
): Route => ({
  ...closed,
  code,
  type: 'zorgmelding',
  variants: [variant],
  ground: { kind: 'onvoldoende', code: 'GEEN_GRONDSLAG', wayOn },
  basis: { ...noBasis, national: [national] },
  source: 'rulings A1b: INSUFFICIENT on this channel',
  verify,
});

export const CLOSED_ROUTES: readonly Route[] = [
  debt('GEM-BELASTING', 'gemeentebelasting'),
  debt('CJIB', 'cjib'),
  debt('BKR', 'kredietregistratie'),
  debt('TELECOM', 'telecom'),
  concern(
    'ZORGMIJDING',
    'zorgmijding',
    'AVG 9',
    'Meld dit bij het meldpunt van de gemeente, dat daarvoor een eigen wettelijke taak heeft.',
    ['A1b: which meldpunt in which municipality'],
  ),
  concern(
    'OVERLAST',
    'overlast',
    'Wgs 8b',
    'Gebruik het modelconvenant woonoverlast, of bespreek het in het zorg- en veiligheidshuis.',
    ['A1b: which agreement holds in which municipality'],
  ),
  concern(
    'WAMS',
    'gecoordineerde_aanpak',
    'Wams (niet in werking)',
    'Vraag de inwoner om toestemming en stuur ieder team wat de toestemming noemt; de wet voor een gecoördineerde aanpak geldt nog niet.',
    ['O-6: Wams is not in force; this slot stays closed until it is, and then by a new policy version'],
  ),
];
