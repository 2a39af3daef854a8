/** The checker of gateways against our own gateway, and against ours made wrong in one place at a time. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../adapters/partner/conformance/finding.ts';
import { checkGateway, GATEWAY_CHECKS } from '../../adapters/partner/conformance/gateway.ts';
import { openGatewayPeer, type PeerReading } from '../../adapters/partner/conformance/gateway-from-folder.ts';
import { openWorld, type World } from '../support/world.ts';
import { WRONG_GATEWAYS } from './wrong-gateways.ts';

let world: World;
let opened: Extract<PeerReading, { kind: 'peer' }>;

beforeAll(async () => {
  world = await openWorld();
  const folder = (name: string) => join(world.folder, 'deelnemers', name);
  const reading = await openGatewayPeer({
    url: new URL(world.gateway.apiUrl),
    als: folder('corporatie-de-vechtstroom'),
    ontvanger: folder('gemeente-utrecht'),
    now: () => world.now().epochMs,
    localDate: world.now().localDate,
  });
  if (reading.kind === 'fault') throw new Error(reading.code);
  opened = reading;
});
afterAll(async () => {
  opened.close();
  await world.close();
});

const codes = (findings: readonly Finding[], uitkomst: Finding['uitkomst']) =>
  findings.filter(one => one.uitkomst === uitkomst).map(one => one.code);

describe('our own gateway', () => {
  it('passes every check', async () => {
    const findings = await checkGateway(opened.peer);
    expect(findings.filter(one => one.uitkomst !== 'goed')).toEqual([]);
    expect(findings).toHaveLength(Object.keys(GATEWAY_CHECKS).length);
  });
});

describe('a gateway that', () => {
  it.each(WRONG_GATEWAYS)('%s fails %s and nothing else', async (_what, code, wrap) => {
    const { peer } = opened;
    const pause = () => new Promise<void>(resolve => setTimeout(resolve, 50));
    const findings = await checkGateway({ ...peer, pause, ask: wrap(peer.ask, peer) });
    expect(codes(findings, 'fout')).toEqual([code]);
  });

  it('answers with words of its own finds none of them printed', async () => {
    const { peer } = opened;
    const loud = Buffer.from(JSON.stringify({ code: '\u001b[2JKwartelvogel', detail: 'Kwartelvogel', traceId: 'x' }));
    const ask: typeof peer.ask = async call => {
      const answer = await peer.ask(call);
      const headers = { 'api-version': 'Kwartelvogel', 'content-type': 'Kwartelvogel', allow: 'Kwartelvogel' };
      return answer.kind === 'silent' ? answer : { ...answer, headers, status: 418, body: loud };
    };
    const findings = await checkGateway({ ...peer, ask });
    expect(codes(findings, 'fout').length).toBeGreaterThan(20);
    expect(JSON.stringify(findings)).not.toContain('Kwartelvogel');
  });

  it('is wrong in any one of the checks is among these', () => {
    const found = new Set<string>(WRONG_GATEWAYS.map(([, code]) => code));
    expect(Object.keys(GATEWAY_CHECKS).filter(code => !found.has(code))).toEqual([]);
  });
});
