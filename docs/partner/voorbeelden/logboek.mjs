// Checks the whole log from outside, and that it still begins with what was seen the time before.
// node docs/partner/voorbeelden/logboek.mjs <url of the log> <vkey> [<root.pem>] [<file with the last checkpoint>]
import { readFile, writeFile } from 'node:fs/promises';
import { verifyLogOverHttp } from 'seinhuis/partner';

const [url, vkey, caFile, memoryFile] = process.argv.slice(2);
const ca = caFile ? await readFile(caFile, 'utf8') : undefined;
const previousNote = memoryFile ? await readFile(memoryFile, 'utf8').catch(() => undefined) : undefined;

const checked = await verifyLogOverHttp(url, vkey, {
  ...(ca ? { ca } : {}),
  ...(previousNote ? { previousNote } : {}),
});
if (checked.kind === 'intact') {
  console.log(`heel ${checked.checkpoint.size}`);
  if (memoryFile) await writeFile(memoryFile, checked.note);
} else {
  // LOGBOEK_GESPLITST: the log no longer begins with what you saw. Tell the others.
  console.log(`fout ${checked.code}`);
  process.exitCode = 1;
}
