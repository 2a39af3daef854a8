/** The text that consents in tests name; a world registers it for everybody in it. */
import { createHash } from 'node:crypto';
import type { ConsentText, ConsentTextStore } from '../../gateway/consents/ports.ts';

const BODY = 'Mogen wij uw gegevens delen met de gemeente? U mag nee zeggen. U kunt uw ja altijd intrekken.';

export const TEST_TEXT: ConsentText = {
  sha256: createHash('sha256').update(BODY).digest('hex'),
  language: 'nl',
  version: '1',
  title: 'Proeftekst',
  body: BODY,
  epochMs: 1_795_176_000_000,
};

export async function registerTestText(store: ConsentTextStore, oins: readonly string[]): Promise<void> {
  for (const oin of oins) await store.register(oin, TEST_TEXT);
}
