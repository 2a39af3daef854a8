import { testPki, TEST_MOMENT } from './tests/support/pki.ts';
import { makeRevocationList } from './adapters/pretend/certificate-making.ts';
import { crlShelf } from './adapters/pki/revocation.ts';
import { readCertificate } from './adapters/pki/certificate.ts';
const pki=await testPki(); const now=TEST_MOMENT.epochMs; const name=readCertificate(pki.authority.issuers.tsp.certificate)!.subject;
for(const n of [20000,50000,90000]){ const g=performance.now(); const der=await makeRevocationList({issuer:pki.authority.issuers.tsp,revoked:Array.from({length:n},(_,i)=>({serialHex:'40'+String(i).padStart(30,'0'),epochMs:now})),thisUpdateMs:now,nextUpdateMs:now+1e7});
const t=performance.now();const s=crlShelf([der]);const t2=performance.now();console.log(n,'made',(t-g).toFixed(0),(t2-t).toFixed(0),'ms', s.source(name).length, Math.round(process.memoryUsage().rss/1e6)+'MB')}
