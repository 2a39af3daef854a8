/** Where the time of the gateway process goes: a CPU profile of V8, summed by part. Self time, idle left out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** In order: the first that fits counts. */
const PARTS: readonly (readonly [string, RegExp])[] = [
  ['wachten', /\(idle\)/],
  ['opruimen (GC)', /\(garbage collector\)/],
  ['besluit en feiten', /\/consent\//],
  ['schema en ontleden', /\/ajv\/|\/schemas\/|JSON|parse-?strict/i],
  ['handtekening, certificaat en digest', /\/access\/|\/pki\/|node:internal\/crypto\/(sig|hash|x509|keys)/],
  ['verzegelen en ontvangstbewijs (jose)', /\/jose\/|internal\/crypto\/(aes|rsa|webcrypto|cfrg|util|random|mac)/],
  ['logboek', /\/logbook\//],
  ['databank (pg)', /\/pg\/|\/pg-protocol\/|\/pg-pool\/|\/postgres\//],
  ['uitwisseling', /\/exchange\/|\/consents\/|canonicalize|jcs/],
  [
    'HTTP en TLS',
    /\/hono\/|node-server|node:(_?http|_?tls|net|internal\/(stream|http|js_stream|fetch|webstreams))|\/http\//,
  ],
];

/** @returns shares of the busy time per part, largest first, and the ten functions that took most */
export function summarise(folder: string): readonly string[] {
  const profiles = readdirSync(folder)
    .filter(file => file.endsWith('.cpuprofile'))
    .map(file => JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile);
  const byPart = new Map<string, number>();
  const byFunction = new Map<string, number>();
  for (const { nodes, samples, timeDeltas } of profiles) {
    const frames = new Map(nodes.map(node => [node.id, `${node.callFrame.functionName} ${node.callFrame.url}`]));
    samples.forEach((id, index) => {
      const frame = frames.get(id) ?? '';
      const spent = timeDeltas[index] ?? 0;
      const part = PARTS.find(([, pattern]) => pattern.test(frame))?.[0] ?? 'overig (native, start)';
      byPart.set(part, (byPart.get(part) ?? 0) + spent);
      if (part !== 'wachten') byFunction.set(frame, (byFunction.get(frame) ?? 0) + spent);
    });
  }
  const busy = [...byPart].reduce((sum, [part, spent]) => (part === 'wachten' ? sum : sum + spent), 0);
  const share = (spent: number) => `${((spent / busy) * 100).toFixed(1).padStart(5)} %`;
  const sorted = (map: ReadonlyMap<string, number>) => [...map].sort((a, b) => b[1] - a[1]);
  const total = profiles.flatMap(({ timeDeltas }) => timeDeltas).reduce((sum, spent) => sum + spent, 0);
  return [
    `bezig: ${(busy / 1e6).toFixed(1)} s van ${(total / 1e6).toFixed(1)} s in ${profiles.length} processen, start inbegrepen`,
    ...sorted(byPart)
      .filter(([part]) => part !== 'wachten')
      .map(([part, spent]) => `${share(spent)}  ${part}`),
    '',
    ...sorted(byFunction)
      .slice(0, 14)
      .map(
        ([frame, spent]) =>
          `${share(spent)}  ${frame.replace(/file:\/\/\S*\/(node_modules|gateway|adapters|consent|schemas)\//, '$1/')}`,
      ),
  ];
}
