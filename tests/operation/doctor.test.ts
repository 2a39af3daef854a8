/** What doctor makes of each fact, as a table. */
import { describe, expect, it } from 'vitest';
import { diagnose, type Expiry, type OperationFacts } from '../../gateway/operation/doctor.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const DAY = 86_400_000;

const healthyDatabase: NonNullable<OperationFacts['database']> = {
  pendingMigrations: [],
  unknownMigrations: [],
  readOnly: false,
  skewMs: 0,
  monthsReady: 3,
  rowsOutsideMonths: false,
  administrators: 2,
  policyInForce: 1,
  log: { headSize: 10, publishedSize: 10, rememberedSize: 10, oldestWaitingMs: null },
  organisations: [{ oin: '00000003123456780000', status: 'aangesloten', hasClient: true }],
  receivers: [{ team: '00000003123456780000/schuldhulp', keyUntilMs: NOW + 100 * DAY }],
  agreements: 1,
};
const healthy: OperationFacts = {
  nowMs: NOW,
  localDate: '2026-11-22',
  configFaults: [],
  folder: { missing: [], exposed: [], unusable: [], freeBytes: 50_000_000_000 },
  trust: { issuersWithoutList: [] },
  database: healthyDatabase,
  expiries: [],
  selfTest: { passed: [], otherwise: [], unfinished: [] },
};
const withFolder = (part: Partial<OperationFacts['folder']>): OperationFacts => ({
  ...healthy,
  folder: { ...healthy.folder, ...part },
});
const withDatabase = (part: Partial<typeof healthyDatabase>): OperationFacts => ({
  ...healthy,
  database: { ...healthyDatabase, ...part },
});
const withLog = (part: Partial<(typeof healthyDatabase)['log']>) =>
  withDatabase({ log: { ...healthyDatabase.log, ...part } });
const withEnd = (kind: Expiry['kind'], inMs: number): OperationFacts => ({
  ...healthy,
  expiries: [{ kind, about: 'dit', untilMs: NOW + inMs }],
});

const withSelfTest = (part: Partial<NonNullable<OperationFacts['selfTest']>>): OperationFacts => ({
  ...healthy,
  selfTest: { passed: [], otherwise: [], unfinished: [], ...part },
});

const CASES: readonly (readonly [what: string, facts: OperationFacts, severity: string, code: string])[] = [
  [
    'a setting that is no value',
    { ...healthy, configFaults: [{ key: 'X', fault: 'is fout' }] },
    'fout',
    'INSTELLING_ONGELDIG',
  ],
  ['a file that is not there', withFolder({ missing: ['sleutels/gateway.pem'] }), 'fout', 'BESTAND_ONTBREEKT'],
  ['a key others can read', withFolder({ exposed: ['sleutels/feiten.json'] }), 'fout', 'BESTAND_OPEN'],
  ['a key that fits no certificate', withFolder({ unusable: ['sleutels/gateway.key'] }), 'fout', 'BESTAND_ONBRUIKBAAR'],
  ['a full disk', withFolder({ freeBytes: 1_000 }), 'fout', 'SCHIJF_VOL'],
  ['a disk that fills', withFolder({ freeBytes: 500_000_000 }), 'let op', 'SCHIJF_KRAP'],
  ['an issuer without a list', { ...healthy, trust: { issuersWithoutList: ['CA'] } }, 'fout', 'LIJST_ONTBREEKT'],
  ['no database', { ...healthy, database: null }, 'fout', 'DATABANK_ONBEREIKBAAR'],
  ['a migration to do', withDatabase({ pendingMigrations: ['0009'] }), 'fout', 'MIGRATIE_NODIG'],
  ['a database of a newer release', withDatabase({ unknownMigrations: ['9999'] }), 'fout', 'DATABANK_NIEUWER'],
  ['a database that takes nothing', withDatabase({ readOnly: true }), 'fout', 'DATABANK_ALLEEN_LEZEN'],
  ['clocks minutes apart', withDatabase({ skewMs: -120_000 }), 'fout', 'KLOK_WIJKT_AF'],
  ['clocks seconds apart', withDatabase({ skewMs: 3_000 }), 'let op', 'KLOK_WIJKT_AF'],
  ['a month without a part', withDatabase({ monthsReady: 1 }), 'let op', 'MAANDEN_ONTBREKEN'],
  ['rows outside the months', withDatabase({ rowsOutsideMonths: true }), 'let op', 'RIJEN_BUITEN_MAANDEN'],
  ['one administrator', withDatabase({ administrators: 1 }), 'fout', 'TE_WEINIG_BEHEERDERS'],
  ['no policy in force', withDatabase({ policyInForce: null }), 'fout', 'GEEN_BELEID'],
  ['a log that went back', withLog({ rememberedSize: 11 }), 'fout', 'LOGBOEK_TERUGGEZET'],
  ['a log that nobody leads', withLog({ oldestWaitingMs: 60_000 }), 'fout', 'LOGBOEK_STOKT'],
  ['a head without a checkpoint', withLog({ publishedSize: 9 }), 'let op', 'STAND_NIET_GEPUBLICEERD'],
  ['nobody taking part', withDatabase({ organisations: [] }), 'let op', 'GEEN_DEELNEMERS'],
  [
    'a member without a client',
    withDatabase({ organisations: [{ oin: '1', status: 'aangesloten', hasClient: false }] }),
    'let op',
    'GEEN_CLIENT',
  ],
  [
    'a receiver without a key',
    withDatabase({ receivers: [{ team: 't', keyUntilMs: null }] }),
    'fout',
    'GEEN_ZEGELSLEUTEL',
  ],
  [
    'a receiver whose key ended',
    withDatabase({ receivers: [{ team: 't', keyUntilMs: NOW }] }),
    'fout',
    'ZEGELSLEUTEL_VERLOPEN',
  ],
  ['no agreement', withDatabase({ agreements: 0 }), 'let op', 'GEEN_AFSPRAKEN'],
  ['a certificate that ended', withEnd('certificaat', 0), 'fout', 'VERLOPEN'],
  ['a certificate that ends next month', withEnd('certificaat', 30 * DAY), 'let op', 'VERLOOPT_BINNENKORT'],
  ['a certificate that ends next year', withEnd('certificaat', 300 * DAY), 'goed', 'GELDIG'],
  ['a list that ends tonight', withEnd('intrekkingslijst', 5 * 3_600_000), 'let op', 'VERLOOPT_BINNENKORT'],
  ['a self-test that passed', withSelfTest({ passed: ['geen-afspraak'] }), 'fout', 'ZELFTEST_DOORGELATEN'],
  ['a self-test refused for something else', withSelfTest({ otherwise: ['batch'] }), 'fout', 'ZELFTEST_ANDERS'],
  ['a self-test without an answer', withSelfTest({ unfinished: ['batch'] }), 'let op', 'ZELFTEST_NIET_AFGEROND'],
  ['a self-test that is well', healthy, 'goed', 'ZELFTEST'],
  ['a list that ends tomorrow', withEnd('intrekkingslijst', DAY), 'goed', 'GELDIG'],
];

describe('doctor', () => {
  it('finds nothing wrong with a healthy installation, and says what it looked at', () => {
    const findings = diagnose(healthy);
    expect(findings.filter(one => one.severity !== 'goed')).toEqual([]);
    expect(findings.length).toBeGreaterThan(2);
  });

  it.each(CASES)('sees %s', (_what, facts, severity, code) => {
    expect(diagnose(facts).map(one => [one.severity, one.code])).toContainEqual([severity, code]);
  });

  it('says for everything that is wrong what to do, the worst first', () => {
    const order = ['fout', 'let op', 'goed'];
    for (const [what, facts] of CASES) {
      const findings = diagnose(facts);
      for (const one of findings) if (one.severity !== 'goed') expect(one.wayOn, what).toBeTruthy();
      const ranks = findings.map(one => order.indexOf(one.severity));
      expect(ranks, what).toEqual(ranks.toSorted());
    }
  });

  it('says nothing of a self-test when no gateway runs here', () => {
    expect(diagnose({ ...healthy, selfTest: null }).filter(one => one.code.startsWith('ZELFTEST'))).toEqual([]);
  });

  it('does not judge tables that are not of this release', () => {
    const codes = diagnose(withDatabase({ pendingMigrations: ['0009'], administrators: 0, policyInForce: null }));
    expect(codes.map(one => one.code)).not.toContain('GEEN_BELEID');
  });

  it('takes a suspended member for what it is', () => {
    const suspended = withDatabase({ organisations: [{ oin: '1', status: 'geschorst', hasClient: false }] });
    expect(diagnose(suspended).map(one => one.code)).not.toContain('GEEN_CLIENT');
  });
});
