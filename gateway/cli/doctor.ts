/** `seinhuis doctor`: looks at everything a gateway needs and says what is wrong, what to do, and what ends when. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type IssuerStanding, issuerStandings } from '../../adapters/pki/issuers.ts';
import { type DatabaseStanding, databaseStanding } from '../../adapters/postgres/standing.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { freeBytesAt } from '../../adapters/system/disk.ts';
import { checkpointFile, keyRingFrom, missingKeyFiles } from '../../adapters/system/key-files.ts';
import type { ConfigReading, GatewayConfig } from '../config.ts';
import { policyInForce } from '../exchange/circumstances.ts';
import { diagnose, type Expiry, type OperationFacts } from '../operation/doctor.ts';
import { readStanding } from '../selftest/standing.ts';
import type { CommandIo } from './command-io.ts';
import { folderLayout } from './folder-layout.ts';
import { askHealth } from './health.ts';
import { databaseUrls, folderTrust } from './installation.ts';

type Layout = ReturnType<typeof folderLayout>;

/** @returns 1 when something is wrong that stops the gateway, now or at its next start; 0 otherwise */
export async function runDoctor(
  reading: ConfigReading,
  options: { readonly json?: boolean | undefined },
  io: CommandIo,
): Promise<number> {
  const findings = diagnose(await gather(reading));
  const isIll = findings.some(one => one.severity === 'fout');
  if (options.json === true) io.out(JSON.stringify({ gezond: !isIll, bevindingen: findings.map(asJson) }));
  else
    for (const { severity, about, text, wayOn } of findings) {
      io.out(`${severity.padEnd(7)} ${about}: ${text}`);
      if (wayOn !== undefined) io.out(`        ${wayOn}`);
    }
  return isIll ? 1 : 0;
}

function asJson({ code, severity, about, text, wayOn }: ReturnType<typeof diagnose>[number]) {
  return { code, ernst: severity, waarover: about, tekst: text, ...(wayOn === undefined ? {} : { watTeDoen: wayOn }) };
}

async function gather(reading: ConfigReading): Promise<OperationFacts> {
  const { epochMs: nowMs, localDate } = systemClock.now();
  if (reading.kind === 'faults')
    return {
      ...{ nowMs, localDate, configFaults: reading.faults, database: null, expiries: [], selfTest: null },
      folder: { missing: [], exposed: [], unusable: [], freeBytes: Number.POSITIVE_INFINITY },
      trust: { issuersWithoutList: [] },
    };
  const { config } = reading;
  const layout = folderLayout(config.folder);
  const issuers = issuersOf(layout, nowMs);
  const standing =
    config.databaseUrl === null
      ? null
      : await databaseStanding(databaseUrls(config.databaseUrl, layout.root).backup, () => systemClock.now().epochMs);
  const inForce =
    standing?.directory == null ? undefined : policyInForce(standing.directory, { epochMs: nowMs, localDate });
  return {
    nowMs,
    localDate,
    configFaults: config.databaseUrl === null ? [{ key: 'DATABASE_URL', fault: 'is niet gezet' }] : [],
    folder: folderFacts(layout, config),
    trust: {
      issuersWithoutList: issuers
        .filter(one => one.listUntilMs === null || one.listUntilMs <= nowMs)
        .map(one => one.name),
    },
    database:
      standing === null
        ? null
        : {
            ...standing.facts,
            policyInForce: inForce?.version ?? null,
            log: { ...standing.facts.log, rememberedSize: checkpointFile(layout.checkpoint).read()?.size ?? null },
          },
    expiries: [...certificateEnds(layout), ...issuerEnds(issuers), ...directoryEnds(standing, localDate)],
    selfTest: readStanding((await askHealth(config))?.text),
  };
}

function issuersOf(layout: Layout, nowMs: number): readonly IssuerStanding[] {
  try {
    return issuerStandings(folderTrust(layout.root), nowMs);
  } catch {
    // What is missing there is a finding of its own.
    return [];
  }
}

function folderFacts(layout: Layout, config: GatewayConfig): OperationFacts['folder'] {
  const shown = (path: string) => relative(layout.root, path) || '.';
  const needed = [layout.root, layout.keys, layout.anchors, layout.intermediates, layout.lists];
  const files = [layout.apiCertificate, layout.apiKey, layout.pagesCertificate, layout.pagesKey];
  const missing = [...needed, ...files].filter(path => !existsSync(path)).map(shown);
  missing.push(...missingKeyFiles(layout.keys).map(name => `sleutels/${name}`));
  for (const folder of [layout.anchors])
    if (existsSync(folder) && readdirSync(folder).length === 0) missing.push(`${shown(folder)}/*`);
  return {
    missing,
    exposed: secretsIn(layout)
      .filter(path => (statSync(path).mode & 0o077) !== 0)
      .map(shown),
    unusable: unusableIn(layout, config).map(shown),
    freeBytes: freeBytesAt(layout.root),
  };
}

/** Every file in the folder of keys but certificates, and that folder itself. */
function secretsIn(layout: Layout): readonly string[] {
  if (!existsSync(layout.keys)) return [];
  const files = readdirSync(layout.keys, { recursive: true, encoding: 'utf8' })
    .filter(name => !name.endsWith('.pem'))
    .map(name => join(layout.keys, name));
  return [layout.keys, ...files];
}

function unusableIn(layout: Layout, config: GatewayConfig): readonly string[] {
  const wrong: string[] = [];
  const pairs = [
    [layout.apiCertificate, layout.apiKey],
    [layout.pagesCertificate, layout.pagesKey],
  ] as const;
  for (const [certificate, key] of pairs)
    if (existsSync(certificate) && existsSync(key) && !fits(certificate, key)) wrong.push(key);
  if (missingKeyFiles(layout.keys).length === 0) {
    try {
      keyRingFrom(layout.keys, config.logName);
    } catch {
      wrong.push(layout.keys);
    }
  }
  try {
    checkpointFile(layout.checkpoint).read();
  } catch {
    wrong.push(layout.checkpoint);
  }
  return wrong;
}

function fits(certificate: string, key: string): boolean {
  try {
    return new X509Certificate(readFileSync(certificate)).checkPrivateKey(createPrivateKey(readFileSync(key)));
  } catch {
    return false;
  }
}

function certificateEnds(layout: Layout): readonly Expiry[] {
  return [layout.apiCertificate, layout.pagesCertificate].flatMap(path => {
    try {
      const { validTo } = new X509Certificate(readFileSync(path));
      return [{ kind: 'certificaat', about: relative(layout.root, path), untilMs: Date.parse(validTo) } as const];
    } catch {
      return [];
    }
  });
}

function issuerEnds(issuers: readonly IssuerStanding[]): readonly Expiry[] {
  return issuers.flatMap(({ name, isAnchor, notAfterMs, listUntilMs }): readonly Expiry[] => [
    { kind: isAnchor ? 'wortel' : 'tussencertificaat', about: name, untilMs: notAfterMs },
    ...(listUntilMs === null ? [] : [{ kind: 'intrekkingslijst', about: name, untilMs: listUntilMs } as const]),
  ]);
}

/** Ends of what people agreed on; a local day ends at its midnight, near enough for a warning. */
function directoryEnds(standing: DatabaseStanding | null, localDate: string): readonly Expiry[] {
  const directory = standing?.directory ?? null;
  if (directory === null) return [];
  const endOf = (day: string) => Date.parse(`${day}T23:00:00Z`);
  const receiving = new Set(standing?.facts.receivers.map(one => one.team));
  const keys = [...directory.teams.values()].flatMap(({ id, sealingKey }): readonly Expiry[] =>
    sealingKey === null || !receiving.has(id) || sealingKey.validUntilMs <= systemClock.now().epochMs
      ? []
      : [{ kind: 'zegelsleutel', about: id, untilMs: sealingKey.validUntilMs }],
  );
  const agreements = [...directory.agreements.values()]
    .flat()
    .flatMap(({ agreementId, status, validity }): readonly Expiry[] =>
      status !== 'actief' || validity.geldigTot === undefined || validity.geldigTot < localDate
        ? []
        : [{ kind: 'afspraak', about: agreementId, untilMs: endOf(validity.geldigTot) }],
    );
  const policies = directory.policies.flatMap(({ version, validity }): readonly Expiry[] =>
    validity.geldigTot === undefined || validity.geldigTot < localDate
      ? []
      : [{ kind: 'beleid', about: `versie ${version}`, untilMs: endOf(validity.geldigTot) }],
  );
  return [...keys, ...agreements, ...policies];
}
