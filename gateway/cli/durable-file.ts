/** Files that are whole or not there, also after a power cut. */
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a file that only the owner can read; its name stands for the whole content or for what was there before. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.nieuw`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

/** A new name in a folder is durable only when the folder is. */
export async function syncFolderOf(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
