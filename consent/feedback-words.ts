/**
 * The words of feedback to the sender of a signal, and what opens each (D-F1 to D-F3). Read from the message, so that no
 * claim of the sender opens a word.
 */

/** Open to the sender of the signal, always. */
const FREE: readonly string[] = [
  'ontvangen',
  'opgepakt',
  'onterecht_signaal',
  'herhaalde_melding',
  'geen_inwoner',
  'overleden',
  'niet_opgepakt',
];

/** What an agreement on debts can ask to know: nothing of another trajectory, and nothing of help of another kind. */
const BY_AGREEMENT: readonly string[] = ['bekend_bij_schuldhulp', 'zelf_betaald', 'advies', 'hulp_financieel'];

export type FeedbackKind = 'woord' | 'resultaat_toestemming' | 'resultaat_overeenkomst';

/** @param agreementAttested whether the message attests an agreement on debt help with this creditor (P16) */
export function feedbackKind(word: string, agreementAttested: boolean): FeedbackKind {
  if (FREE.includes(word)) return 'woord';
  return agreementAttested && BY_AGREEMENT.includes(word) ? 'resultaat_overeenkomst' : 'resultaat_toestemming';
}

/** The category that a consent must name to open this word; null where it needs none. */
export function resultCategory(word: string, agreementAttested: boolean): string | null {
  return feedbackKind(word, agreementAttested) === 'resultaat_toestemming' ? `resultaat_${word}` : null;
}
