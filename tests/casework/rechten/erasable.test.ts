/** Where the law keeps a zaak, whoever asks (AVG 17(3)(b), 18; R22). */
import { describe, expect, it } from 'vitest';
import { erasureRefused } from '../../../gateway/casework/rechten/erasable.ts';
import { WISGRONDEN } from '../../../gateway/casework/rechten/ports.ts';
import { restrictZaak } from '../../../gateway/casework/vroegsignalering/correcting.ts';
import { DEFAULT_SETTINGS } from '../../../gateway/casework/vroegsignalering/settings.ts';
import { applyAll, STATEN, type Zaak } from '../../../gateway/casework/vroegsignalering/zaak.ts';
import { on, zaakIn } from '../vroegsignalering/cases.ts';

const asked = (zaak: Zaak, grond: (typeof WISGRONDEN)[number]) => erasureRefused(zaak, grond, DEFAULT_SETTINGS);
const ended = (resultaat: Zaak['resultaat'], more: Partial<Zaak> = {}): Zaak => ({
  ...zaakIn('gesloten'),
  ...{ resultaat, geslotenOp: '2026-03-10' },
  ...more,
});

describe('erasing on request', () => {
  it.each(STATEN.filter(staat => !['gesloten', 'samengevoegd'].includes(staat)))(
    'is refused while the zaak is %s, unless keeping it is itself unlawful',
    staat => {
      const answers = WISGRONDEN.map(grond => asked(zaakIn(staat), grond)?.code ?? 'mag');
      expect(answers).toEqual(['TAAK_LOOPT', 'TAAK_LOOPT', 'mag', 'mag', 'mag']);
    },
  );

  it('is refused for help that was given, until the day it is kept, in the file of debt help too', () => {
    const help = ended('Vervolghulp en/of verwijzing financieel');
    expect(asked(help, 'niet_meer_nodig')).toEqual({ code: 'BEWAARPLICHT', bewaardTot: '2031-03-10' });
    expect(asked({ ...help, naarDossierOp: '2026-03-12' }, 'niet_meer_nodig')?.code).toBe('BEWAARPLICHT');
    expect(asked(help, 'bezwaar_gegrond')).toBeNull();
  });

  it('goes where only the look-back needed it', () => {
    for (const grond of WISGRONDEN) expect(asked(ended('Inwoner is overleden'), grond)).toBeNull();
  });

  it('is refused on every ground while something of it is restricted', () => {
    const zaak = ended('Inwoner is overleden');
    const restricted = applyAll(new Map([['z-1', zaak]]), restrictZaak(zaak, 'beperken', on('2026-03-20'))).get('z-1')!;
    for (const grond of WISGRONDEN) expect(asked(restricted, grond)?.code).toBe('VERWERKING_BEPERKT');
  });
});
