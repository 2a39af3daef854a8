/** From what the gateway answered about a message to what a person reads about a row. */
import type { LineAnswer, PushMessage } from './push-delivery.ts';
import type { PushFinding, PushLine, PushVerdict } from './push-report.ts';

interface Named {
  readonly row: number;
  readonly label: string;
  readonly reference: string | null;
}

export function lineFor(
  { row, label, reference }: Named,
  verdict: PushVerdict,
  findings: readonly PushFinding[] = [],
): PushLine {
  return { row, label, reference, verdict, findings };
}

/** A row that could not become a message. */
export function unreadLine(item: Named & { readonly findings: readonly PushFinding[] }): PushLine {
  const hasNoReceiver = item.findings.every(one => one.code === 'ONTVANGER_NIET_AANGESLOTEN');
  return lineFor(item, hasNoReceiver ? 'geen ontvanger' : 'niet leesbaar', item.findings);
}

export function answeredLine(item: PushMessage, answer: LineAnswer): PushLine {
  switch (answer.kind) {
    case 'accepted':
      return lineFor(item, 'toegestaan');
    case 'held':
      return lineFor(item, 'aangehouden', [HELD]);
    case 'unproven':
      return lineFor(item, 'bewijs klopt niet', [{ code: answer.code, uitleg: '' }]);
    case 'refused': {
      const reasons = answer.reasons.map(({ code, uitleg }) => ({ code, uitleg }));
      return lineFor(item, 'geweigerd', reasons.length > 0 ? reasons : [{ code: answer.code, uitleg: answer.detail }]);
    }
    case 'invalid': {
      const faults = answer.faults.map(({ pointer, code, detail }) => {
        const column = item.columns.get(pointer);
        return { code, uitleg: `${column === undefined ? pointer || '/' : `kolom ${column}`}: ${detail}` };
      });
      return lineFor(item, 'ongeldig', faults.length > 0 ? faults : [{ code: answer.code, uitleg: answer.detail }]);
    }
    case 'conflict':
      return lineFor(item, 'ongeldig', [{ code: answer.code, uitleg: answer.detail }]);
    case 'unavailable':
      return lineFor(item, 'niet verstuurd', [{ code: answer.code, uitleg: '' }]);
  }
}

/** Whether the gateway's answer stands, so that the row need not be sent again. */
export function isSettled(answer: LineAnswer): boolean {
  return answer.kind !== 'unproven' && answer.kind !== 'unavailable';
}

const HELD: PushFinding = {
  code: 'HANDMATIGE_BEOORDELING',
  uitleg: 'Twee privacyfunctionarissen beslissen over dit bericht. Tot dan wordt niets verstrekt.',
};

/** Why a row got no answer, in words. */
export function unsentLine(item: Named, code: string): PushLine {
  return lineFor(item, 'niet verstuurd', [{ code, uitleg: UNSENT_TEXT.get(code) ?? 'De poort gaf geen antwoord.' }]);
}

const UNSENT_TEXT: ReadonlyMap<string, string> = new Map([
  ['GESTOPT', 'De poort gaf geen antwoord meer.'],
  ['ONDERBROKEN', 'Het versturen is onderbroken.'],
  ['SERVER_NIET_VERTROUWD', 'De poort kon niet bewijzen wie zij is.'],
]);
