/** The codes of the partner's own software stand in docs/fouten.md, all of them and no other. */
import { describe, expect, it } from 'vitest';
import { plain, readText, section, tableRows } from '../docs/markdown.ts';

const SOURCES: readonly (readonly [file: string, type: string])[] = [
  ['ledger-values.ts', 'CellFaultCode'],
  ['ledger.ts', 'LedgerStop'],
  ['ddas.ts', 'DdasStop'],
  ['receipt.ts', 'ReceiptFault'],
  ['transport.ts', 'LostCode'],
];

const codesIn = (text: string) => [...text.matchAll(/'([A-Z][A-Z_]{4,})'/g)].map(match => match[1]!);

describe('the codes of the partner', () => {
  it('are documented, all of them and no other', () => {
    const ofTypes = SOURCES.flatMap(([file, type]) => {
      const source = readText(`adapters/partner/${file}`);
      return codesIn(new RegExp(`type ${type} =([^;]+);`).exec(source)![1]!);
    });
    const ofRows = ['ledger.ts', 'ledger-message.ts', 'ddas.ts'].flatMap(file =>
      [...readText(`adapters/partner/${file}`).matchAll(/code: '([A-Z_]{5,})'/g)].map(match => match[1]!),
    );
    const ofAnswers = codesIn(readText('adapters/partner/batch.ts')).filter(code => code.startsWith('ANTWOORD_'));
    // These two the gateway says as well, and then in its own section.
    const shared = new Set(['ONTVANGER_NIET_AANGESLOTEN', 'BSN_ONGELDIG', 'PATROON']);
    const all = [...new Set([...ofTypes, ...ofRows, ...ofAnswers])].filter(code => !shared.has(code));
    const documented = tableRows(section(readText('docs/fouten.md'), 'At the partner')).map(row => plain(row[0]!));
    expect(documented.sort()).toEqual(all.sort());
  });
});
