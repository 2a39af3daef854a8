/**
 * What is wrong with an installation, in plain words, and what to do. Pure: facts in, findings out. Nothing here or in a
 * finding is personal: names of files, organisation numbers and dates.
 */

/** `fout` stops work now or soon; `let op` will, or hides something; `goed` says what was looked at. */
export type Severity = 'fout' | 'let op' | 'goed';

export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** What it is about: a file, an organisation, a part. */
  readonly about: string;
  readonly text: string;
  /** What to do; absent where nothing needs doing. */
  readonly wayOn?: string;
}

/** Something with an end. */
export interface Expiry {
  readonly kind:
    | 'certificaat'
    | 'wortel'
    | 'tussencertificaat'
    | 'intrekkingslijst'
    | 'zegelsleutel'
    | 'afspraak'
    | 'beleid';
  readonly about: string;
  readonly untilMs: number;
}

export interface OperationFacts {
  readonly nowMs: number;
  readonly localDate: string;
  readonly configFaults: readonly { readonly key: string; readonly fault: string }[];
  readonly folder: {
    /** Files and folders that must be there and are not. */
    readonly missing: readonly string[];
    /** Keys and folders that others than the owner can read. */
    readonly exposed: readonly string[];
    /** Files that are there and cannot be used, such as a key that does not fit its certificate. */
    readonly unusable: readonly string[];
    readonly freeBytes: number;
  };
  readonly trust: {
    /** Issuers without a revocation list that is valid now. */
    readonly issuersWithoutList: readonly string[];
  };
  /** null: no connection. */
  readonly database: null | {
    readonly pendingMigrations: readonly string[];
    readonly unknownMigrations: readonly string[];
    readonly readOnly: boolean;
    /** Clock of the server minus ours. */
    readonly skewMs: number;
    /** Months from this one on that have parts, in a row. */
    readonly monthsReady: number;
    readonly rowsOutsideMonths: boolean;
    readonly administrators: number;
    readonly policyInForce: number | null;
    readonly log: {
      readonly headSize: number;
      readonly publishedSize: number;
      readonly rememberedSize: number | null;
      /** Age of the oldest entry without a position; null when none waits. */
      readonly oldestWaitingMs: number | null;
    };
    readonly organisations: readonly { readonly oin: string; readonly status: string; readonly hasClient: boolean }[];
    /** Teams that can receive (an agreement names them) and their key. */
    readonly receivers: readonly { readonly team: string; readonly keyUntilMs: number | null }[];
    readonly agreements: number;
  };
  readonly expiries: readonly Expiry[];
  /** As the gateway that runs on this machine says; null when none does. Names of kinds (docs/zelftest.md). */
  readonly selfTest: null | {
    readonly passed: readonly string[];
    readonly otherwise: readonly string[];
    readonly unfinished: readonly string[];
  };
}

const DAY_MS = 86_400_000;
/** Revocation lists live two days at most; everything else needs people, who need weeks. */
const WARN_MS: Readonly<Record<Expiry['kind'], number>> = {
  certificaat: 45 * DAY_MS,
  wortel: 180 * DAY_MS,
  tussencertificaat: 180 * DAY_MS,
  intrekkingslijst: 6 * 3_600_000,
  zegelsleutel: 45 * DAY_MS,
  afspraak: 45 * DAY_MS,
  beleid: 90 * DAY_MS,
};
const RENEW: Readonly<Record<Expiry['kind'], string>> = {
  certificaat: 'Vraag een nieuw certificaat aan en zet het in sleutels/; start daarna opnieuw.',
  wortel: 'Zet de opvolger naast de oude in vertrouwen/wortels/.',
  tussencertificaat: 'Zet de opvolger naast de oude in vertrouwen/tussen/.',
  intrekkingslijst: 'Haal een verse lijst op; zonder lijst komt niemand onder deze uitgever binnen.',
  zegelsleutel: 'Vraag het team om een nieuwe openbare sleutel: `seinhuis leden team --zegelsleutel`.',
  afspraak: 'Laat partijen een nieuwe ondertekenen: `seinhuis afspraken aanbieden`.',
  beleid: 'Leg een volgende versie van het beleid vast.',
};
const LOW_DISK_BYTES = 1_000_000_000;
const FULL_DISK_BYTES = 100_000_000;
const SKEW_MS = 2_000;
const LARGE_SKEW_MS = 60_000;
const STUCK_MS = 30_000;
const MONTHS_WANTED = 2;

/** @returns every finding, the worst first; what is well is said too */
export function diagnose(facts: OperationFacts): readonly Finding[] {
  const found = [
    ...ofSelfTest(facts),
    ...ofConfiguration(facts),
    ...ofFolder(facts),
    ...ofDatabase(facts),
    ...ofExpiries(facts),
  ];
  const order: readonly Severity[] = ['fout', 'let op', 'goed'];
  return order.flatMap(severity => found.filter(one => one.severity === severity));
}

function ofSelfTest({ selfTest }: OperationFacts): readonly Finding[] {
  if (selfTest === null) return [];
  const { passed, otherwise, unfinished } = selfTest;
  const found: Finding[] = [];
  if (passed.length > 0)
    found.push(
      bad(
        'ZELFTEST_DOORGELATEN',
        'zelftest',
        `wat verboden is komt door: ${passed.join(', ')}`,
        'Er kan ten onrechte worden verstrekt. Zoek uit wat er veranderde en beslis of de poort open blijft; zie docs/beheer.md: als de zelftest alarm slaat.',
      ),
    );
  if (otherwise.length > 0)
    found.push(
      bad(
        'ZELFTEST_ANDERS',
        'zelftest',
        `anders geweigerd dan moet: ${otherwise.join(', ')}`,
        'Een controle werkt anders dan eerst; zie docs/beheer.md: als de zelftest alarm slaat.',
      ),
    );
  if (unfinished.length > 0)
    found.push(
      warn(
        'ZELFTEST_NIET_AFGEROND',
        'zelftest',
        `${unfinished.length} proeven kregen geen antwoord`,
        'De poort probeert het elke minuut opnieuw. Blijft dit zo, kijk dan of de API antwoordt op deze machine.',
      ),
    );
  return found.length > 0 ? found : [good('ZELFTEST', 'zelftest', 'wat verboden is, wordt geweigerd')];
}

function ofConfiguration({ configFaults }: OperationFacts): readonly Finding[] {
  if (configFaults.length === 0) return [good('INSTELLINGEN', 'instellingen', 'alle waarden zijn bruikbaar')];
  return configFaults.map(({ key, fault }) =>
    bad('INSTELLING_ONGELDIG', key, fault, 'Verbeter de waarde; zie docs/configuratie.md.'),
  );
}

function ofFolder({ folder, trust }: OperationFacts): readonly Finding[] {
  const free = `${Math.floor(folder.freeBytes / 1_000_000)} MB vrij`;
  const found = [
    ...folder.missing.map(path =>
      bad('BESTAND_ONTBREEKT', path, 'is er niet', 'Zet het terug, of zie docs/beheer.md: de map.'),
    ),
    ...folder.unusable.map(path =>
      bad('BESTAND_ONBRUIKBAAR', path, 'is niet te gebruiken', 'Vervang het; sleutel en certificaat horen bij elkaar.'),
    ),
    ...folder.exposed.map(path => bad('BESTAND_OPEN', path, 'is leesbaar voor anderen', `chmod go= ${path}`)),
    ...trust.issuersWithoutList.map(issuer =>
      bad(
        'LIJST_ONTBREEKT',
        issuer,
        'heeft geen geldige intrekkingslijst; niemand onder deze uitgever komt binnen',
        RENEW.intrekkingslijst,
      ),
    ),
  ];
  if (found.length === 0)
    found.push(good('MAP', 'map', 'sleutels, certificaten en lijsten zijn er, en alleen voor de eigenaar'));
  if (folder.freeBytes < FULL_DISK_BYTES)
    found.push(
      bad('SCHIJF_VOL', 'schijf', free, 'Maak ruimte: zonder ruimte wordt geen stand van het logboek onthouden.'),
    );
  else if (folder.freeBytes < LOW_DISK_BYTES) found.push(warn('SCHIJF_KRAP', 'schijf', free, 'Maak ruimte.'));
  return found;
}

function ofDatabase({ database, nowMs }: OperationFacts): readonly Finding[] {
  if (database === null)
    return [
      bad(
        'DATABANK_ONBEREIKBAAR',
        'databank',
        'geeft geen antwoord',
        'Kijk of de server draait, en of DATABASE_URL en de wachtwoorden kloppen.',
      ),
    ];
  const found: Finding[] = [];
  const { log, skewMs } = database;
  if (database.unknownMigrations.length > 0)
    found.push(bad('DATABANK_NIEUWER', 'databank', 'hoort bij een nieuwere versie', 'Installeer die versie.'));
  if (database.pendingMigrations.length > 0)
    found.push(
      bad(
        'MIGRATIE_NODIG',
        'databank',
        `${database.pendingMigrations.length} migraties staan open`,
        'Voer `seinhuis migrate` uit.',
      ),
    );
  if (database.readOnly)
    found.push(
      bad(
        'DATABANK_ALLEEN_LEZEN',
        'databank',
        'neemt niets aan',
        'Verbind met de primaire server; maak er ruimte als de schijf vol is.',
      ),
    );
  if (Math.abs(skewMs) >= LARGE_SKEW_MS)
    found.push(
      bad('KLOK_WIJKT_AF', 'klok', `wijkt ${seconds(skewMs)} af van de databank`, 'Zet NTP aan op beide machines.'),
    );
  else if (Math.abs(skewMs) >= SKEW_MS)
    found.push(
      warn('KLOK_WIJKT_AF', 'klok', `wijkt ${seconds(skewMs)} af van de databank`, 'Zet NTP aan op beide machines.'),
    );
  if (database.monthsReady < MONTHS_WANTED)
    found.push(
      warn(
        'MAANDEN_ONTBREKEN',
        'databank',
        'de komende maanden hebben nog geen eigen deel',
        'Start de poort: die maakt ze. Blijft dit zo, kijk dan naar de login seinhuis_worker.',
      ),
    );
  if (database.rowsOutsideMonths)
    found.push(
      warn(
        'RIJEN_BUITEN_MAANDEN',
        'databank',
        'er staan rijen in het deel zonder maand',
        'Het werkt; het wordt trager. Zie docs/beheer.md: maanden.',
      ),
    );
  // The rest is only true of tables that are of this release.
  if (found.some(({ code }) => code === 'DATABANK_NIEUWER' || code === 'MIGRATIE_NODIG')) return found;
  if (database.administrators < 2)
    found.push(
      bad(
        'TE_WEINIG_BEHEERDERS',
        'beheer',
        `${database.administrators} beheerders`,
        'Richt in met `seinhuis init`; veranderen kan alleen met twee.',
      ),
    );
  if (database.policyInForce === null)
    found.push(
      bad(
        'GEEN_BELEID',
        'beleid',
        'geen versie is vandaag van kracht; de poort start niet',
        'Leg beleid vast; `seinhuis init` doet dat voor de nieuwste versie.',
      ),
    );
  else found.push(good('BELEID', 'beleid', `versie ${database.policyInForce} is van kracht`));
  found.push(...ofLog(log), ...ofMembers(database, nowMs));
  return found;
}

type Database = NonNullable<OperationFacts['database']>;

function ofLog(log: Database['log']): readonly Finding[] {
  const found: Finding[] = [];
  if (log.rememberedSize !== null && log.rememberedSize > log.headSize)
    found.push(
      bad(
        'LOGBOEK_TERUGGEZET',
        'logboek',
        `telt ${log.headSize} vermeldingen, en ${log.rememberedSize} waren gepubliceerd`,
        'De poort ondertekent niet. Zet een nieuwere stand terug; zie docs/beheer.md.',
      ),
    );
  // Before the first start what was decided about the gateway waits: nobody leads yet.
  if (log.headSize > 0 && log.oldestWaitingMs !== null && log.oldestWaitingMs > STUCK_MS)
    found.push(
      bad(
        'LOGBOEK_STOKT',
        'logboek',
        `een vermelding wacht al ${seconds(log.oldestWaitingMs)}`,
        'Kijk of er een poort draait, en naar `logboek_weigert` in het technische log.',
      ),
    );
  if (log.publishedSize < log.headSize && log.oldestWaitingMs === null)
    found.push(
      warn(
        'STAND_NIET_GEPUBLICEERD',
        'logboek',
        'de laatste stand is nog niet ondertekend',
        'Een draaiende poort doet dit binnen een seconde.',
      ),
    );
  return found.length > 0 ? found : [good('LOGBOEK', 'logboek', `${log.headSize} vermeldingen, alle ondertekend`)];
}

function ofMembers(database: Database, nowMs: number): readonly Finding[] {
  const found: Finding[] = [];
  if (database.organisations.length === 0)
    found.push(warn('GEEN_DEELNEMERS', 'deelnemers', 'er is nog niemand aangesloten', 'Zie `seinhuis leden`.'));
  for (const { oin, status, hasClient } of database.organisations)
    if (status === 'aangesloten' && !hasClient)
      found.push(
        warn(
          'GEEN_CLIENT',
          oin,
          'is aangesloten en heeft geen client: kan niets sturen of ophalen',
          'Zie `seinhuis leden client`.',
        ),
      );
  for (const { team, keyUntilMs } of database.receivers) {
    if (keyUntilMs === null)
      found.push(bad('GEEN_ZEGELSLEUTEL', team, 'kan niets ontvangen: er is geen zegelsleutel', RENEW.zegelsleutel));
    else if (keyUntilMs <= nowMs)
      found.push(
        bad('ZEGELSLEUTEL_VERLOPEN', team, 'kan niets ontvangen: de zegelsleutel is verlopen', RENEW.zegelsleutel),
      );
  }
  if (database.organisations.length > 0 && database.agreements === 0)
    found.push(
      warn('GEEN_AFSPRAKEN', 'afspraken', 'zonder afspraak mag niemand iets sturen', 'Zie `seinhuis afspraken`.'),
    );
  return found;
}

function ofExpiries({ expiries, nowMs }: OperationFacts): readonly Finding[] {
  return expiries.flatMap(({ kind, about, untilMs }) => {
    const until = `${kind} is geldig tot ${new Date(untilMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    if (untilMs <= nowMs) return [bad('VERLOPEN', about, `${kind} is verlopen`, RENEW[kind])];
    return untilMs - nowMs < WARN_MS[kind]
      ? [warn('VERLOOPT_BINNENKORT', about, until, RENEW[kind])]
      : [good('GELDIG', about, until)];
  });
}

function seconds(milliseconds: number): string {
  return `${Math.round(Math.abs(milliseconds) / 1000)} s`;
}

const bad = (code: string, about: string, text: string, wayOn: string): Finding => ({
  code,
  severity: 'fout',
  about,
  text,
  wayOn,
});
const warn = (code: string, about: string, text: string, wayOn: string): Finding => ({
  code,
  severity: 'let op',
  about,
  text,
  wayOn,
});
const good = (code: string, about: string, text: string): Finding => ({ code, severity: 'goed', about, text });
