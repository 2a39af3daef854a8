import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Allowed, type Decision, decide, type Permit, redeem } from '../../consent/decide.ts';
import { type Covered, disclose, type ReadyToLeave, waitUntilCovered } from '../../gateway/exchange/disclose.ts';
import type { TeamId } from '../../gateway/ports.ts';
import { sealedBody } from '../support/records.ts';
import { attest, ENERGIE_END, GGZ, HUUR, message, POLICY, TODAY, without } from './cases.ts';

function allowed(): Allowed {
  const decision = decide(HUUR.request, HUUR.facts, POLICY, TODAY);
  if (decision.verdict !== 'toegestaan') throw new Error('not allowed');
  return decision;
}

const later = (ms: number) => ({ ...TODAY, epochMs: TODAY.epochMs + ms });
const REFUSED = { kind: 'refused', code: 'ONBEKEND_OF_GEBRUIKT' };

describe('a permit', () => {
  it('says what it was given for, once', () => {
    const { permit } = allowed();
    expect(redeem(permit, TODAY)).toMatchObject({
      kind: 'granted',
      grant: {
        disclosureId: HUUR.request.disclosureId,
        receiverTeam: HUUR.request.receiverTeam,
        type: 'huurachterstand',
      },
    });
    expect(redeem(permit, TODAY)).toEqual(REFUSED);
  });

  it('is good for thirty seconds and not for one millisecond more', () => {
    expect(redeem(allowed().permit, later(30_000)).kind).toBe('granted');
    expect(redeem(allowed().permit, later(30_001))).toEqual({ kind: 'refused', code: 'VERLOPEN' });
  });

  it('spent too late is spent', () => {
    const { permit } = allowed();
    redeem(permit, later(60_000));
    expect(redeem(permit, TODAY)).toEqual(REFUSED);
  });

  it('is never good when the clock does not say a time', () => {
    expect(redeem(allowed().permit, { ...TODAY, epochMs: Number.NaN }).kind).toBe('refused');
    const decision = decide(HUUR.request, HUUR.facts, POLICY, { ...TODAY, epochMs: Number.NaN });
    if (decision.verdict === 'toegestaan') expect(redeem(decision.permit, TODAY).kind).toBe('refused');
  });

  it('comes with no refusal and no held message', () => {
    for (const one of [without(HUUR, 'P1'), attest(HUUR, 'P4', { reaction: 'geweigerd' })])
      expect(decide(one.request, one.facts, POLICY, TODAY)).not.toHaveProperty('permit');
    const held = message(ENERGIE_END, { workingDaysToEndOfSupply: 5 });
    const decision: Decision = decide(held.request, held.facts, POLICY, TODAY);
    expect(decision.verdict).toBe('aangehouden');
    expect(decision).not.toHaveProperty('permit');
  });

  it('cannot be made from its own class', () => {
    const { permit } = allowed();
    const Token = permit.constructor as new () => Permit;
    expect(redeem(new Token(), TODAY)).toEqual(REFUSED);
  });

  it.each([
    ['a spread', (permit: Permit) => ({ ...permit })],
    ['a structured clone', (permit: Permit) => structuredClone(permit)],
    ['an object that inherits from it', (permit: Permit) => Object.create(permit)],
    ['a wrapper around it', (permit: Permit) => new Proxy(permit, {})],
    ['an assignment of it', (permit: Permit) => Object.assign(Object.create(Object.getPrototypeOf(permit)), permit)],
    ['a bare object', () => ({ madeByDecide: true })],
    ['its name', () => 'permit'],
    ['nothing', () => null],
  ])('is worth nothing as %s', (_how, copy) => {
    const { permit } = allowed();
    expect(redeem(copy(permit) as Permit, TODAY)).toEqual(REFUSED);
    expect(redeem(permit, TODAY).kind).toBe('granted');
  });

  it('cannot be written down: a row carries no authority', () => {
    const decision = allowed();
    expect(() => JSON.stringify(decision.permit)).toThrow(
      new TypeError('Cannot store permit: a row carries no authority'),
    );
    expect(() => JSON.stringify(decision)).toThrow(TypeError);
  });

  it('is for the categories of its message', () => {
    const decision = decide(GGZ.request, GGZ.facts, POLICY, TODAY) as Allowed;
    expect(redeem(decision.permit, TODAY)).toMatchObject({ grant: { categories: ['begeleiding', 'woonsituatie'] } });
  });

  it('cannot be changed, and does not follow facts that change after it was given', () => {
    const categories: string[] = [];
    const one = message(HUUR, { categories });
    const decision = decide(one.request, one.facts, POLICY, TODAY) as Allowed;
    expect(Object.isFrozen(decision.permit)).toBe(true);
    categories.push('diagnose');
    expect(redeem(decision.permit, TODAY)).toMatchObject({ grant: { categories: [] } });
  });
});

describe('the only door out', () => {
  const ENTRY = '01920000-0000-7000-8000-0000000000aa';
  const ready: ReadyToLeave = {
    disclosureId: HUUR.request.disclosureId,
    team: HUUR.request.receiverTeam as TeamId,
    entryId: ENTRY,
    body: sealedBody(),
  };
  const gate = (answer: boolean) => ({ waitUntilCovered: async () => answer });
  const coveredFor = async (...ids: readonly string[]) => (await waitUntilCovered(gate(true), ids)) as Covered;

  it('opens for a permit and an entry that a checkpoint covers', async () => {
    const disclosed = disclose(allowed().permit, await coveredFor(ENTRY), ready, TODAY);
    expect(disclosed.kind).toBe('disclosed');
  });

  it('stays shut when no checkpoint came', async () => {
    expect(await waitUntilCovered(gate(false), [ENTRY])).toBeNull();
  });

  it('stays shut for an entry that is not the one covered, and keeps the permit', async () => {
    const { permit } = allowed();
    const other = await coveredFor('01920000-0000-7000-8000-0000000000bb');
    const none = await coveredFor();
    expect(disclose(permit, other, ready, TODAY)).toEqual({ kind: 'kept', code: 'NIET_IN_LOGBOEK' });
    expect(disclose(permit, none, ready, TODAY)).toEqual({ kind: 'kept', code: 'NIET_IN_LOGBOEK' });
  });

  it.each([
    ['another disclosure', { disclosureId: '01920000-0000-7000-8000-000000000002' }],
    ['another team', { team: '00000099000000344000/wmo' as TeamId }],
    ['another organisation', { team: '00000099000000363000/schuldhulp' as TeamId }],
  ])('stays shut when the permit is for %s, and the permit is spent', async (_what, change) => {
    const { permit } = allowed();
    const covered = await coveredFor(ENTRY);
    const kept = { kind: 'kept', code: 'GEEN_VERGUNNING' };
    expect(disclose(permit, covered, { ...ready, ...change }, TODAY)).toEqual(kept);
    expect(disclose(permit, covered, ready, TODAY)).toEqual(kept);
  });

  it('stays shut the second time, too late, and for what is no permit', async () => {
    const covered = await coveredFor(ENTRY);
    const { permit } = allowed();
    disclose(permit, covered, ready, TODAY);
    expect(disclose(permit, covered, ready, TODAY).kind).toBe('kept');
    expect(disclose(allowed().permit, covered, ready, later(30_001)).kind).toBe('kept');
    expect(disclose({ id: randomBytes(8) } as never, covered, ready, TODAY).kind).toBe('kept');
  });
});
