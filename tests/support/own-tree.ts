/**
 * A copy of part of the project that another user can read. The project may stand in a folder that only its owner
 * enters (0700); what an ordinary user does with it can then only be tried on a copy.
 */
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** A package and everything it needs, as far as it is installed. */
function withDependencies(names: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const visit = (name: string) => {
    const folder = join(ROOT, 'node_modules', name);
    if (found.has(name) || !existsSync(folder)) return;
    found.add(name);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
    for (const needed of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) visit(needed);
  };
  names.forEach(visit);
  return [...found];
}

/** Copies folders of the project and packages with what they need into `target`, readable for all. */
export function copyTree(target: string, folders: readonly string[], packages: readonly string[]): void {
  const paths = [...folders, ...withDependencies(packages).map(name => join('node_modules', name))];
  for (const path of paths) cpSync(join(ROOT, path), join(target, path), { recursive: true, verbatimSymlinks: true });
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'package.json'), '{"type":"module"}');
  chmodSync(target, 0o755);
}
