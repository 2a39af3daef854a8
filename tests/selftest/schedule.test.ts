/** When the self-test runs, what it counts, and when there is an alarm; on a gateway that answers as it is told. */
import { beforeEach, describe, expect, it } from 'vitest';
import { momentOf } from '../../adapters/system/clock.ts';
import type { LogEvent } from '../../gateway/log.ts';
import type { DirectorySnapshot, Recording } from '../../gateway/ports.ts';
import { type Expected, type Scene, SELF_TEST_KINDS } from '../../gateway/selftest/kinds.ts';
import type { SelfTestAnswer } from '../../gateway/selftest/ports.ts';
import { type SelfTest, startSelfTest } from '../../gateway/selftest/self-test.ts';
import { standingText } from '../../gateway/selftest/standing.ts';

const DAY_MS = 86_400_000;
const ALL = SELF_TEST_KINDS.length;
const LOST: SelfTestAnswer = { kind: 'lost' };

let nowMs: number;
let sent: string[];
let answers: Map<string, SelfTestAnswer>;
let summaries: { aanleiding: string; [part: string]: unknown }[];
let events: LogEvent[];
let counted: string[];
let random: number;
let isDatabaseAway: boolean;
let directoryChanges: number;
let stopped: boolean;
let held: Promise<void> | null;
let entriesAsked: (string | null)[];

/** The answer each kind must get. */
function refusal({ status, code, reasons = [], lines }: Expected): SelfTestAnswer {
  const document = { code, redenen: reasons.map(one => ({ code: one })) };
  if (lines === undefined) return { kind: 'answer', status, document };
  const regels = Array.from({ length: lines }, () => ({ status, probleem: document }));
  return { kind: 'answer', status: 200, document: { regels } };
}

function start(): SelfTest {
  let index = 0;
  const byRequest = new Map<object, string>();
  // A kind is known by the request it made.
  const kinds = SELF_TEST_KINDS.map(kind => ({
    ...kind,
    request: (scene: Scene) => {
      const request = kind.request(scene);
      byRequest.set(request, kind.name);
      if (kind.name === 'vreemd-bewijs') entriesAsked.push(scene.nobodysEntry);
      return request;
    },
  }));
  const entropy = {
    uuid: () => `00000000-0000-7000-8000-${String(++index).padStart(12, '0')}`,
    bytes: (length: number) => Buffer.alloc(length, random),
  };
  return startSelfTest({
    ports: {
      clock: { now: () => momentOf(nowMs) },
      entropy,
      directory: {
        current: async () => ({ version: 1 }) as DirectorySnapshot,
        refresh: async () => ({ version: 2 }) as DirectorySnapshot,
      },
      intake: {
        async record(list: readonly Recording[], version: number) {
          if (isDatabaseAway) throw new Error('away');
          if (version <= directoryChanges) return 'directory-changed' as const;
          summaries.push(...list.map(one => JSON.parse(one.entry.json).zelftest));
          return list.map(() => ({ kind: 'recorded' as const }));
        },
        known: async () => null,
        hasEarlierSignal: async () => false,
      },
    },
    client: {
      async send(request) {
        const name = byRequest.get(request)!;
        sent.push(name);
        await held;
        return answers.get(name) ?? refusal(kinds.find(one => one.name === name)!.expected);
      },
      stop: () => {
        stopped = true;
      },
    },
    kinds,
    secret: 'x',
    writeLog: (_level, event) => void events.push(event),
    count: (kind, outcome) => void counted.push(`${kind} ${outcome}`),
  });
}

const minuteLater = async (test: SelfTest) => {
  nowMs += 60_000;
  await test.turn();
};

beforeEach(() => {
  nowMs = Date.UTC(2026, 10, 22, 12);
  sent = [];
  answers = new Map();
  summaries = [];
  events = [];
  counted = [];
  random = 0;
  isDatabaseAway = false;
  directoryChanges = 0;
  stopped = false;
  held = null;
  entriesAsked = [];
});

describe('the self-test', () => {
  it('tries everything at start, one at random each minute, and everything again after a day', async () => {
    const test = start();
    await test.turn();
    expect(sent).toEqual(SELF_TEST_KINDS.map(kind => kind.name));
    for (const [byte, index] of [
      [0, 0],
      [1, 0x01010101 % ALL],
      [255, 0xffffffff % ALL],
    ] as const) {
      random = byte;
      sent = [];
      await minuteLater(test);
      expect(sent).toEqual([SELF_TEST_KINDS[index]!.name]);
    }
    random = 0;
    nowMs += DAY_MS - 4 * 60_000;
    sent = [];
    await test.turn();
    expect(sent).toHaveLength(1);
    await minuteLater(test);
    expect(sent).toHaveLength(1 + ALL);
    expect(summaries.map(one => one.aanleiding)).toEqual(['start', 'dag']);
    expect(summaries[1]!.geweigerd).toMatchObject({ [SELF_TEST_KINDS[1]!.name]: 1, [SELF_TEST_KINDS[0]!.name]: 3 });
  });

  it('is not put off by a clock that goes back', async () => {
    const test = start();
    await test.turn();
    nowMs -= 2 * DAY_MS;
    await test.turn();
    expect(sent).toHaveLength(2 * ALL);
  });

  it('runs once at a time', async () => {
    let release: (() => void) | undefined;
    held = new Promise(resolve => {
      release = resolve;
    });
    const test = start();
    const turns = [test.turn(), test.turn(), test.turn()];
    release?.();
    await Promise.all(turns);
    expect(sent).toHaveLength(ALL);
  });

  it('breaks off when the gateway stops, and then neither counts nor writes', async () => {
    let release: (() => void) | undefined;
    held = new Promise(resolve => {
      release = resolve;
    });
    const test = start();
    const turn = test.turn();
    const stopping = test.stop();
    expect(stopped).toBe(true);
    release?.();
    await Promise.all([turn, stopping]);
    await test.turn();
    expect(sent).toHaveLength(1);
    expect([counted, summaries, events]).toEqual([[], [], []]);
  });

  it('asks for an entry to which nobody is party as soon as there is one', async () => {
    const test = start();
    await test.turn();
    nowMs += DAY_MS;
    await test.turn();
    expect(entriesAsked[0]).toBeNull();
    expect(entriesAsked[1]).toMatch(/^0{8}-/);
  });
});

describe('an alarm', () => {
  const PASSED: SelfTestAnswer = { kind: 'answer', status: 201, document: {} };
  const OTHER: SelfTestAnswer = { kind: 'answer', status: 403, document: { code: 'HERHALING' } };

  it.each([
    ['doorgelaten', PASSED, null],
    ['anders', OTHER, 'HERHALING'],
  ] as const)('is raised for each kind that is %s', async (outcome, answer, code) => {
    for (const { name } of SELF_TEST_KINDS) {
      if (code !== null && SELF_TEST_KINDS.find(one => one.name === name)!.expected.code === code) continue;
      answers = new Map([[name, answer]]);
      events = [];
      summaries = [];
      const test = start();
      await test.turn();
      expect(events).toEqual([{ event: 'zelftest', kind: name, outcome, code }]);
      expect(standingText(test.standing())).toMatch(/^Alarm: /);
      expect(counted).toContain(`${name} ${outcome}`);
      expect(summaries).toEqual([expect.objectContaining({ [outcome]: { [name]: 1 } })]);
    }
  });

  it('gets an entry at once, and one for each kind, not one each minute', async () => {
    const test = start();
    await test.turn();
    const { name } = SELF_TEST_KINDS[0]!;
    answers.set(name, PASSED);
    for (let minute = 0; minute < 5; minute += 1) await minuteLater(test);
    expect(summaries.map(one => one.aanleiding)).toEqual(['start', 'alarm']);
    expect(summaries[1]!.doorgelaten).toEqual({ [name]: 1 });
    // Every one of them is a line for who watches.
    expect(events).toHaveLength(5);
  });

  it('stands until a whole round was good again', async () => {
    const { name } = SELF_TEST_KINDS[0]!;
    answers.set(name, PASSED);
    const test = start();
    await test.turn();
    answers.clear();
    await minuteLater(test);
    expect(test.standing().passed).toEqual([name]);
    nowMs += DAY_MS;
    answers.set(SELF_TEST_KINDS[1]!.name, LOST);
    await test.turn();
    expect(test.standing().passed).toEqual([name]);
    answers.clear();
    nowMs += DAY_MS;
    await test.turn();
    expect(test.standing()).toMatchObject({ passed: [], otherwise: [], unfinished: [] });
  });
});

describe('a gateway that does not answer', () => {
  it('is no alarm; it is shown, and tried again each minute until it does', async () => {
    for (const { name } of SELF_TEST_KINDS) answers.set(name, LOST);
    const test = start();
    await test.turn();
    expect(test.standing()).toMatchObject({ passed: [], otherwise: [], completeMs: null });
    expect(standingText(test.standing())).toBe(`Niet afgerond: op ${ALL} proeven kwam geen antwoord.`);
    expect(events).toEqual([{ event: 'zelftest_niet_afgerond', unfinished: ALL }]);
    answers.clear();
    await minuteLater(test);
    expect(test.standing().unfinished).toEqual([]);
    expect(test.standing().completeMs).not.toBeNull();
  });

  it('loses no count: a summary that cannot be written is written later', async () => {
    isDatabaseAway = true;
    const test = start();
    await expect(test.turn()).rejects.toThrow('away');
    isDatabaseAway = false;
    await minuteLater(test);
    expect(summaries).toHaveLength(1);
    expect(summaries[0]).toMatchObject({ aanleiding: 'start', geweigerd: { [SELF_TEST_KINDS[0]!.name]: 2 } });
  });

  it('writes the summary on a directory that changed meanwhile', async () => {
    directoryChanges = 1;
    await start().turn();
    expect(summaries).toHaveLength(1);
  });
});
