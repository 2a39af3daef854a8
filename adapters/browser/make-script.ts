/**
 * Makes the script that checks the log in a browser out of the files that check it here, with bytes and hashing of a
 * browser in the place of Node's. `npm run generate` writes it; with `--check` it fails when it is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const WRITTEN = here('./generated/check-log.ts');

/** The file in `generated/`, as it should be. */
export async function checkLogSource(): Promise<string> {
  const made = await build({
    entryPoints: [here('./check-log.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
    inject: [here('./browser-bytes.ts')],
    alias: { 'node:crypto': here('./browser-crypto.ts') },
    logLevel: 'silent',
  });
  // Constants of SHA-256 have nine digits, as citizen service numbers do, and no such number may stand in the tree.
  const script = (made.outputFiles[0]?.text ?? '').replace(/\b\d{9}\b/g, one => `0x${Number(one).toString(16)}`);
  const banner = '// Made by `npm run generate` from adapters/browser; change those files, not this.\n';
  return `${banner}export const CHECK_LOG_SCRIPT: string = ${JSON.stringify(script)};\n`;
}

async function main(check: boolean): Promise<void> {
  const source = await checkLogSource();
  let written = '';
  try {
    written = readFileSync(WRITTEN, 'utf8');
  } catch {}
  if (written === source) return;
  if (!check) return writeFileSync(WRITTEN, source);
  console.error('Out of date: adapters/browser/generated/check-log.ts. Run npm run generate.');
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.includes('--check'));
