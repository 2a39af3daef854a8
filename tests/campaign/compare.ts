/**
 * After the deaths: what was acknowledged, what arrived and what the log says, id by id. The log and the tables are read
 * past the gateway, the tree is verified as an outsider does.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { verifyLogOverHttp } from '../../adapters/partner/index.ts';
import type { Notes } from './partners.ts';
import { pause, type Stage } from './stage.ts';

export interface Comparison {
  readonly acknowledged: number;
  readonly arrived: number;
  readonly confirmed: number;
  readonly logSize: number;
  /** Acknowledged and never arrived. */
  readonly lost: readonly string[];
  /** Acknowledged under two disclosures, arrived twice, or entered twice. */
  readonly twice: readonly string[];
  /** Arrived without an entry `verstrekt` that a signed checkpoint covers. */
  readonly releasedUnrecorded: readonly string[];
  /** In the tables without having been acknowledged, or in the log without having happened. */
  readonly unexplained: readonly string[];
  readonly log: string;
}

export async function compare(stage: Stage, notes: Notes): Promise<Comparison> {
  const database = new pg.Client({ connectionString: stage.adminUrl });
  await database.connect();
  const idsOf = async (text: string): Promise<readonly string[]> =>
    (await database.query<{ id: string }>(text)).rows.map(row => row.id);
  const entriesOf = (kind: string) =>
    idsOf(`select jcs::jsonb ->> 'verstrekking' as id from log_entry where kind = '${kind}'`);
  const [decided, released, confirmed, deliveries, covered] = [
    await entriesOf('besloten'),
    await entriesOf('verstrekt'),
    await entriesOf('bevestigd'),
    await idsOf('select disclosure_id as id from delivery'),
    await idsOf(`select e.jcs::jsonb ->> 'verstrekking' as id from log_entry e join log_leaf l using (entry_id)
      where e.kind = 'verstrekt' and l.position < (select max(size) from log_checkpoint)`),
  ];
  await database.end();

  const acknowledged = new Map([...notes.acknowledged].flatMap(([own, ids]) => [...ids].map(id => [id, own] as const)));
  const arrivedOwn = [...notes.arrived.values()];
  const coveredIds = new Set(covered);
  const known = new Set(deliveries);
  const verify = () => verifyLogOverHttp(stage.logUrl, readFileSync(join(stage.folder, 'vkey'), 'utf8'));
  let verdict = await verify();
  // The last death may have been of the main process, whose pages come up last.
  for (let wait = 0; wait < 60 && verdict.kind === 'fault' && verdict.code === 'LOGBOEK_ONBEREIKBAAR'; wait += 1) {
    await pause(500);
    verdict = await verify();
  }
  return {
    acknowledged: notes.acknowledged.size,
    arrived: notes.arrived.size,
    confirmed: notes.confirmed.size,
    logSize: verdict.kind === 'intact' ? verdict.checkpoint.size : 0,
    lost: [...acknowledged].filter(([id, own]) => notes.arrived.get(id) !== own).map(([id]) => id),
    twice: [
      ...[...notes.acknowledged].filter(([, ids]) => ids.size > 1).map(([own]) => own),
      ...repeats(arrivedOwn),
      ...repeats(decided),
      ...repeats(released),
      ...repeats(confirmed),
      ...repeats(deliveries),
    ],
    releasedUnrecorded: [...notes.arrived.keys()].filter(id => !coveredIds.has(id)),
    unexplained: [
      ...deliveries.filter(id => !acknowledged.has(id)),
      ...decided.filter(id => !known.has(id)),
      ...released.filter(id => !known.has(id)),
      ...[...notes.confirmed].filter(id => !confirmed.includes(id)),
    ],
    log: verdict.kind === 'intact' ? 'heel' : verdict.code,
  };
}

function repeats(list: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return list.filter(one => seen.has(one) || !seen.add(one));
}
