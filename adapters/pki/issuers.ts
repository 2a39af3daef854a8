/** What can be said about trust without anybody knocking: issuers, their ends, and until when their lists are good. */
import { readCertificate } from './certificate.ts';
import type { TrustSettings } from './certificate-path.ts';
import { listGoodUntil } from './revocation.ts';

export interface IssuerStanding {
  readonly name: string;
  readonly isAnchor: boolean;
  readonly notAfterMs: number;
  /** null: no list that this issuer signed. */
  readonly listUntilMs: number | null;
}

/** Anchors and intermediates that can be read, one each. */
export function issuerStandings(
  { anchors, intermediates, crls }: Pick<TrustSettings, 'anchors' | 'intermediates' | 'crls'>,
  nowMs: number,
): readonly IssuerStanding[] {
  const of = (der: Buffer, isAnchor: boolean): readonly IssuerStanding[] => {
    const certificate = readCertificate(der);
    if (certificate === null) return [];
    return [
      {
        name: commonName(certificate.x509.subject) ?? certificate.thumbprint,
        isAnchor,
        notAfterMs: certificate.notAfterMs,
        listUntilMs: listGoodUntil(crls, certificate, nowMs),
      },
    ];
  };
  return [...anchors.flatMap(der => of(der, true)), ...intermediates.flatMap(der => of(der, false))];
}

function commonName(subject: string): string | undefined {
  return /^CN=(.*)$/m.exec(subject)?.[1];
}
