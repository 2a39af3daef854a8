/** What a push leaves on disk for people: rows to mend (`--verslag`) and the signed receipts (`--bewijzen`). */
import { type FileHandle, open, rename } from 'node:fs/promises';
import type { CommandIo } from './command-io.ts';
import type { LineAnswer } from './push-delivery.ts';
import { type PushLine, TABLE_HEADER, tableRows } from './push-report.ts';

export interface Papers {
  /** Adds a row to the table, unless it was accepted. */
  add(line: PushLine): Promise<void>;
  /** Durable when this resolves: a receipt is kept before the row counts as answered. */
  keepReceipts(answers: readonly LineAnswer[]): Promise<void>;
  finish(io: CommandIo): Promise<void>;
}

/** The table gets its name when it is whole; until then it stands beside it as `.nieuw`. */
export async function openPapers(options: {
  readonly verslag?: string | undefined;
  readonly bewijzen?: string | undefined;
}): Promise<Papers> {
  const { verslag, bewijzen } = options;
  const table = verslag === undefined ? null : await open(`${verslag}.nieuw`, 'w', 0o600);
  await table?.appendFile(TABLE_HEADER);
  const receipts = bewijzen === undefined ? null : await open(bewijzen, 'a', 0o600);
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<unknown>) => {
    last = last.then(work);
    return last;
  };
  return {
    async add(line) {
      if (table !== null && line.verdict !== 'toegestaan') await inTurn(() => table.appendFile(tableRows(line)));
    },
    async keepReceipts(answers) {
      const lists = new Set(answers.flatMap(one => ('signedList' in one ? [one.signedList] : [])));
      if (receipts === null || lists.size === 0) return;
      await inTurn(async () => {
        await receipts.appendFile([...lists].map(list => `${list}\n`).join(''));
        await receipts.datasync();
      });
    },
    async finish(io) {
      await last;
      await receipts?.close();
      if (table === null || verslag === undefined) return;
      await closeWhole(table);
      await rename(`${verslag}.nieuw`, verslag);
      io.out('');
      io.out(`Alle rijen die niet zijn aangenomen, staan in ${verslag}`);
    },
  };
}

async function closeWhole(file: FileHandle): Promise<void> {
  await file.sync();
  await file.close();
}
