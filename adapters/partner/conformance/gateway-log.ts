/** The public log of a gateway, and the proof of one entry in it (RFC 6962; C2SP). */
import type { ReceiptContent } from '../../../gateway/exchange/receipt.ts';
import { tilePath } from '../../../gateway/logbook/tiles.ts';
import { type LogSource, verifyLog } from '../../../gateway/logbook/verify-log.ts';
import { text } from '../answers.ts';
import { verifyDisclosureProof } from '../disclosure-proof.ts';
import type { Checks } from './finding.ts';
import { documentOf, sight, statusOf, type Trial } from './gateway-peer.ts';

export const LOG_CHECKS = {
  LOGBOEK_SLEUTEL: {
    naam: 'Het logboek noemt zijn sleutel',
    bron: 'C2SP signed-note, verifier keys',
    doe: 'Geef /logboek/vkey zonder certificaat, gelijk aan de sleutel die deelnemers kregen.',
  },
  LOGBOEK_HEEL: {
    naam: 'Het logboek is heel en ondertekend',
    bron: 'C2SP tlog-checkpoint, tlog-tiles; RFC 6962, 2.1',
    doe: 'Geef checkpoint en tegels zonder certificaat; een tegel verandert nooit.',
  },
  LOGBOEK_BEWIJS: {
    naam: 'Het bewijs van een vermelding klopt met het ontvangstbewijs',
    bron: 'C2SP tlog-proof; Seinhuis, docs/adr/0006-a-leaf-holds-only-a-commitment.md',
    doe: 'Geef vermelding, zout en bewijs; SHA-256(zout en vermelding) is het blad van het ontvangstbewijs.',
  },
} as const satisfies Checks;

const PROOF_ATTEMPTS = 20;
const PROOF_PAUSE_MS = 500;

export async function tryLog(trial: Trial<typeof LOG_CHECKS>, receipt: ReceiptContent | null): Promise<void> {
  const { peer, ask, seen } = trial;
  const key = await ask({ as: 'niemand', method: 'GET', path: '/logboek/vkey' });
  const isSame = key.kind === 'answer' && key.status === 200 && key.body.toString('utf8').trim() === peer.vkey.trim();
  seen.judge('LOGBOEK_SLEUTEL', isSame, `${sight(key)}, of een andere sleutel`);
  if (receipt === null) seen.untested('LOGBOEK_BEWIJS', 'er is geen ontvangstbewijs dat klopt');
  else await tryProof(trial, receipt);

  const verdict = await verifyLog(publicLog(trial), peer.vkey.trim());
  seen.judge('LOGBOEK_HEEL', verdict.kind === 'intact', verdict.kind === 'fault' ? `code ${verdict.code}` : '');
}

/** An entry is covered by the next checkpoint, so the proof may take a moment. */
async function tryProof({ peer, ask, seen }: Trial<typeof LOG_CHECKS>, { logboek }: ReceiptContent): Promise<void> {
  const path = `/v1/verstrekkingen/${encodeURIComponent(logboek.vermelding)}`;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask({ as: 'afzender', method: 'GET', path });
    const document = documentOf(answer) ?? {};
    const [vermelding, zout, bewijs] = [text(document.vermelding), text(document.zout), text(document.bewijs)];
    if (statusOf(answer) !== 200 || vermelding === null || zout === null)
      return seen.fault('LOGBOEK_BEWIJS', `${sight(answer)}, of een onderdeel ontbreekt`);
    if (bewijs === null && attempt < PROOF_ATTEMPTS) {
      await peer.pause(PROOF_PAUSE_MS);
      continue;
    }
    const proof = { vermelding, zout, ...(bewijs === null ? {} : { bewijs }) };
    const verdict = verifyDisclosureProof(proof, peer.vkey, logboek.blad);
    return seen.judge(
      'LOGBOEK_BEWIJS',
      verdict.kind === 'proven',
      verdict.kind === 'fault' ? `code ${verdict.code}` : '',
    );
  }
}

function publicLog({ ask }: Trial<typeof LOG_CHECKS>): LogSource {
  const read = async (path: string): Promise<Buffer | null> => {
    const answer = await ask({ as: 'niemand', method: 'GET', path: `/logboek/${path}` });
    return answer.kind === 'answer' && answer.status === 200 ? answer.body : null;
  };
  return {
    fetchCheckpoint: async () => (await read('checkpoint'))?.toString('utf8') ?? null,
    fetchEntries: (index, width) => read(tilePath('entries', index, width)),
    fetchTile: (level, index, width) => read(tilePath(level, index, width)),
  };
}
