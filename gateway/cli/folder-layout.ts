/** Where everything lies in the folder of a gateway (docs/beheer.md). */
import { join, resolve } from 'node:path';

export function folderLayout(folder: string) {
  const root = resolve(folder);
  return {
    root,
    keys: join(root, 'sleutels'),
    passwords: join(root, 'sleutels', 'databank'),
    apiCertificate: join(root, 'sleutels', 'gateway.pem'),
    apiKey: join(root, 'sleutels', 'gateway.key'),
    pagesCertificate: join(root, 'sleutels', 'paginas.pem'),
    pagesKey: join(root, 'sleutels', 'paginas.key'),
    trust: join(root, 'vertrouwen'),
    anchors: join(root, 'vertrouwen', 'wortels'),
    intermediates: join(root, 'vertrouwen', 'tussen'),
    /** Revocation lists the operator put there, and those the gateway fetched. */
    lists: join(root, 'vertrouwen', 'crl'),
    fetchedLists: join(root, 'vertrouwen', 'crl-opgehaald'),
    /** Of the practice region; elsewhere the configuration names the file. */
    municipalities: join(root, 'gemeenten.json'),
    log: join(root, 'logboek'),
    checkpoint: join(root, 'logboek', 'laatste-checkpoint.json'),
    erasures: join(root, 'logboek', 'vernietigingen.ndjson'),
  } as const;
}
