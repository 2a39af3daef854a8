/** Plays the gateway for somebody else's receiver: hands over mail, some of which must not be confirmed. */
import { randomBytes } from 'node:crypto';
import type { Moment } from '../../../consent/moment.ts';
import { API_HEADERS, problemResponse } from '../../../gateway/http/respond.ts';
import { type ProblemCode, problem } from '../../../gateway/problems.ts';
import { parseStrict } from '../../../schemas/parse.ts';
import { validators } from '../../../schemas/validate.ts';
import { type Finding, judgement } from './finding.ts';
import { type JudgeSettings, judgeConnection } from './judge-signature.ts';
import type { HeardRequest, Reply } from './listener.ts';
import { RECEIVER_CHECKS } from './receiver-checks.ts';
import type { TrialItem } from './receiver-mail.ts';

export interface ReceiverTrialSettings extends Pick<JudgeSettings, 'trust'> {
  readonly now: () => Moment;
  readonly team: string;
  readonly mail: readonly TrialItem[];
}

export interface ReceiverTrial {
  readonly handle: (heard: HeardRequest) => Promise<Reply>;
  /** Whether everything that should be confirmed is. */
  readonly isDone: () => boolean;
  readonly findings: () => readonly Finding[];
}

const WAIT_SECONDS = 2;
const PAGE = 3;

export function receiverTrial({ trust, now, team, mail }: ReceiverTrialSettings): ReceiverTrial {
  const seen = judgement(RECEIVER_CHECKS);
  const fetched = new Set<string>();
  const confirmed = new Set<string>();
  const pages = new Set<number>();
  let unavailableMs: number | null = null;
  let turnedAway: readonly string[] = [];
  let cameBack = false;
  const find = (id: string) => mail.find(one => one.verstrekkingId === id);

  async function handle(heard: HeardRequest): Promise<Reply> {
    const caller = judgeConnection(heard, { trust }, now(), seen);
    if (caller === null) return refuse('CERTIFICAAT_ONGELDIG');
    const url = new URL(heard.target, 'https://localhost');
    const route = `${heard.method} ${url.pathname}`;
    if (route === 'GET /v1/postvak') return list(url.searchParams);
    if (route === 'POST /v1/postvak/_ophalen') return fetchMany(heard.body);
    if (route === 'POST /v1/postvak/_bevestigen') return confirm(heard.body);
    const [, id] = /^\/v1\/postvak\/([^/_]+)$/.exec(url.pathname) ?? [];
    if (heard.method === 'GET' && id !== undefined) return fetchOne(id, url.searchParams.get('team'));
    return refuse('NIET_GEVONDEN');
  }

  function list(query: URLSearchParams): Reply {
    const count = Number(query.get('aantal') ?? '100');
    const after = query.get('na');
    const start = after === null ? 0 : mail.findIndex(one => one.verstrekkingId === after) + 1;
    const isAsked = query.get('team') === team && Number.isInteger(count) && count >= 1 && count <= 500;
    const isKnown = after === null || start > 0;
    seen.judge('POSTVAK_LIJST', isAsked && isKnown, 'een ander team, of een ander aantal of vervolg dan kan');
    if (!isAsked || !isKnown) return refuse('ONGELDIG_VERZOEK');
    pages.add(start);
    // Few on a page, so that there is always a next one.
    const page = mail.slice(start, start + Math.min(count, PAGE));
    const last = page.at(-1);
    const isMore = last !== undefined && last !== mail.at(-1);
    const items = page
      .filter(one => !confirmed.has(one.verstrekkingId))
      .map(({ verstrekkingId }) => ({
        verstrekkingId,
        ontvangenTijdstip: new Date(now().epochMs).toISOString(),
        status: fetched.has(verstrekkingId) ? 'opgehaald' : 'wacht',
      }));
    return json({ items, ...(isMore ? { volgende: last.verstrekkingId } : {}) });
  }

  /** The first fetch is told to come back; others meanwhile, and that one when it comes again, are answered. */
  function isUnavailable(ids: readonly string[]): boolean {
    const { epochMs } = now();
    if (unavailableMs === null) {
      unavailableMs = epochMs;
      turnedAway = ids;
      return true;
    }
    if (!cameBack && ids.some(id => turnedAway.includes(id))) {
      cameBack = true;
      seen.good('HERKANSING');
      const waited = epochMs - unavailableMs;
      seen.judge('WACHTTIJD', waited >= WAIT_SECONDS * 1000 - 50, `na ${waited} ms in plaats van ${WAIT_SECONDS} s`);
    }
    return false;
  }

  function handOver(id: string) {
    const item = find(id);
    if (item === undefined) return { verstrekkingId: id, status: 'niet_gevonden' };
    fetched.add(id);
    if (item.jwe === null) return { verstrekkingId: id, status: 'niet_meer_beschikbaar' };
    return { verstrekkingId: id, status: 'verstrekt', bericht: item.jwe, zegel: item.zegel };
  }

  function fetchMany(body: Buffer): Reply {
    const asked = read(body, validators.postvakOphalen);
    const isKnown = asked?.team === team && asked.verstrekkingen.every(id => find(id) !== undefined);
    seen.judge('OPHALEN_VORM', isKnown, asked === null ? 'past niet in het schema' : 'ander team of vreemd kenmerk');
    if (asked === null || asked.team !== team) return refuse('ONGELDIG_VERZOEK');
    return isUnavailable(asked.verstrekkingen) ? later() : json({ items: asked.verstrekkingen.map(handOver) });
  }

  function fetchOne(id: string, forTeam: string | null): Reply {
    seen.judge('OPHALEN_VORM', forTeam === team && find(id) !== undefined, 'ander team of vreemd kenmerk');
    if (isUnavailable([id])) return later();
    const item = handOver(id);
    if (item.status === 'verstrekt') return json(item);
    return refuse(item.status === 'niet_gevonden' ? 'NIET_GEVONDEN' : 'NIET_MEER_BESCHIKBAAR');
  }

  function confirm(body: Buffer): Reply {
    const asked = read(body, validators.postvakBevestigen);
    seen.judge('BEVESTIGING_VORM', asked?.team === team, 'past niet in het schema, of een ander team');
    if (asked === null || asked.team !== team) return refuse('ONGELDIG_VERZOEK');
    const items = asked.items.map(({ verstrekkingId, zegel }) => ({
      verstrekkingId,
      status: confirmOne(verstrekkingId, zegel),
    }));
    return items.length === 1 && items[0]!.status === 'ander_zegel' ? refuse('ANDER_ZEGEL') : json({ items });
  }

  function confirmOne(id: string, zegel: string): string {
    const item = find(id);
    if (item === undefined) return 'niet_gevonden';
    const isFetched = fetched.has(id);
    seen.judge('EERST_OPHALEN', isFetched, 'bevestigd zonder op te halen');
    if (!isFetched) return 'niet_opgehaald';
    if (item.trap !== null) {
      seen.fault(item.trap, 'toch bevestigd');
      return 'ander_zegel';
    }
    const isSame = zegel === item.zegel;
    seen.judge('ZEGEL', isSame, 'een ander zegel');
    confirmed.add(id);
    return isSame ? 'bevestigd' : 'ander_zegel';
  }

  function findings(): readonly Finding[] {
    if (pages.size > 0) seen.judge('VOLGENDE_BLADZIJDE', pages.has(PAGE), 'alleen de eerste bladzijde is gevraagd');
    if (unavailableMs !== null && !cameBack) seen.fault('HERKANSING', 'het verzoek kwam niet terug');
    for (const { verstrekkingId: id, trap } of mail) {
      if (!fetched.has(id)) continue;
      if (trap === null) seen.judge('BEVESTIGEN', confirmed.has(id), 'opgehaald en niet bevestigd');
      else seen.good(trap);
    }
    return seen.findings();
  }

  return {
    handle,
    isDone: () => mail.every(one => one.trap !== null || confirmed.has(one.verstrekkingId)),
    findings,
  };
}

type Check<T> = (value: unknown) => { readonly kind: 'valid'; readonly value: T } | { readonly kind: 'invalid' };

function read<T>(body: Buffer, check: Check<T>): T | null {
  const parsed = parseStrict(body);
  if (parsed.kind === 'invalid') return null;
  const checked = check(parsed.value);
  return checked.kind === 'valid' ? checked.value : null;
}

function refuse(code: ProblemCode): Response {
  return problemResponse(problem(code), randomBytes(16).toString('hex'));
}

function later(): Response {
  const response = refuse('NIET_BEREIKBAAR');
  response.headers.set('Retry-After', String(WAIT_SECONDS));
  return response;
}

function json(body: unknown): Response {
  return new Response(JSON.stringify(body), { headers: { ...API_HEADERS, 'Content-Type': 'application/json' } });
}
