/** The settings of a region: safe as they are, and all that is wrong is said at once. */
import { describe, expect, it } from 'vitest';
import { configurationFaults, OVERDRACHT_DEFAULTS } from '../../../gateway/casework/overdracht/configuration.ts';

const faults = (change: Readonly<Record<string, unknown>>) =>
  configurationFaults({ ...OVERDRACHT_DEFAULTS, ...change }).map(one => `${one.key} ${one.code}`);

describe('the settings', () => {
  it('are right as they come', () => {
    expect(faults({})).toEqual([]);
  });

  it.each([
    [{ vraagWerkdagen: 0 }, 'vraagWerkdagen BUITEN_GRENZEN'],
    [{ antwoordWerkdagen: 21 }, 'antwoordWerkdagen BUITEN_GRENZEN'],
    [{ toegangWerkdagen: 2.5 }, 'toegangWerkdagen GEEN_GEHEEL_GETAL'],
    [{ toegangWerkdagen: '20' }, 'toegangWerkdagen GEEN_GEHEEL_GETAL'],
    [{ toegangWerkdagen: Number.NaN }, 'toegangWerkdagen GEEN_GEHEEL_GETAL'],
    [{ toegangWerkdagen: null }, 'toegangWerkdagen GEEN_GEHEEL_GETAL'],
    [{ toegangWerkdagen: undefined }, 'toegangWerkdagen ONTBREEKT'],
    [{ toegangWerkdagen: [20] }, 'toegangWerkdagen GEEN_GEHEEL_GETAL'],
    [{ herinnerMaandenVooraf: 3 }, 'herinnerMaandenVooraf GEEN_GEHEEL_GETAL'],
    [{ herinnerMaandenVooraf: [3, 3] }, 'herinnerMaandenVooraf DUBBEL'],
    [{ herinnerDagenVooraf: [7, 91] }, 'herinnerDagenVooraf BUITEN_GRENZEN'],
    [{ antwoordWerkdagen: 2, antwoordWerkdagenDringend: 3 }, 'antwoordWerkdagenDringend DRINGEND_IS_LANGER'],
    [{ nationaliteit: 1 }, 'nationaliteit ONBEKEND'],
  ])('%j are refused', (change, expected) => {
    expect(faults(change)).toEqual([expected]);
  });

  it('may have no reminder at all, and have their lowest and highest', () => {
    expect(faults({ herinnerMaandenVooraf: [], herinnerDagenVooraf: [] })).toEqual([]);
    expect(faults({ antwoordWerkdagen: 1, beginBinnenWerkdagen: 0, herinnerMaandenVooraf: [24, 1] })).toEqual([]);
  });

  it('say everything that is wrong at once', () => {
    expect(configurationFaults({ leeftijd: 1, afkomst: 2 }).length).toBe(2 + Object.keys(OVERDRACHT_DEFAULTS).length);
  });
});
