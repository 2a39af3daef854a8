/**
 * Agreements as tests speak of them: plain values, signed here by their parties. A signed agreement never changes, so a
 * change of what one says is another agreement in its place, and going back to what it said is the first one again.
 */

import type { DirectoryChange, SignedAgreement } from '../../adapters/postgres/directory-writer.ts';
import { agreementIdOf, signedByParties } from '../../adapters/pretend/agreements.ts';
import type { Agreement } from '../../consent/facts.ts';
import { draftOf, offerOf } from '../../gateway/agreements/document.ts';

/** A change of the directory in which agreements need not be signed yet. */
export type PlainChange = Omit<DirectoryChange, 'agreements'> & {
  readonly agreements?: readonly (Agreement | SignedAgreement)[];
};

export interface AgreementSigner {
  /** @param known signed before, which stand in the directory */
  change(plain: PlainChange, epochMs: number): Promise<DirectoryChange>;
}

/** @param folderOf folder of the participant with this number */
export function agreementSigner(known: readonly SignedAgreement[], folderOf: (oin: string) => string): AgreementSigner {
  const digests = new Map(known.map(({ draft }) => [draft.agreementId, draft.digest]));
  /** By the id a test knows: the one that stands in its place. */
  const inPlaceOf = new Map<string, string>();
  return {
    async change({ agreements = [], ...rest }, epochMs) {
      const signed: SignedAgreement[] = [];
      const states: Pick<Agreement, 'agreementId' | 'status'>[] = [];
      for (const one of agreements) {
        if ('draft' in one) {
          signed.push(one);
          digests.set(one.draft.agreementId, one.draft.digest);
          continue;
        }
        const { status, ...terms } = one;
        const first = terms.agreementId;
        const isAsSigned = [undefined, draftOf(offerOf(terms)).digest].includes(digests.get(first));
        const agreementId = isAsSigned ? first : agreementIdOf(JSON.stringify(offerOf(terms)));
        if (!digests.has(agreementId)) {
          const made = await signedByParties([{ ...terms, agreementId }], folderOf, epochMs);
          signed.push(...made);
          for (const { draft } of made) digests.set(draft.agreementId, draft.digest);
        }
        for (const other of new Set([first, inPlaceOf.get(first) ?? first]))
          if (other !== agreementId) states.push({ agreementId: other, status: 'beeindigd' });
        inPlaceOf.set(first, agreementId);
        states.push({ agreementId, status });
      }
      return { ...rest, agreements: signed, agreementStates: [...states, ...(rest.agreementStates ?? [])] };
    },
  };
}
