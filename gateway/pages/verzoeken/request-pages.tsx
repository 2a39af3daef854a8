/** Requests between two teams on pages: what there is, one of them, and its steps on the version that was seen. */
import type { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { type Checked, validators } from '../../../schemas/validate.ts';
import { LIFE_AREAS } from '../../casework/overdracht/content.ts';
import { OVERDRACHT_REFUSALS } from '../../casework/overdracht/refusals.ts';
import { type RequestEnd, type Steps, stepRequest } from '../../casework/trajecten/asking.ts';
import { regionalRules } from '../../casework/trajecten/regional.ts';
import type { RequestKind } from '../../casework/trajecten/requests.ts';
import { askerOf } from '../../http/overdracht-routes.ts';
import { UUID } from '../../http/page.ts';
import { requestOf } from '../../http/verzoek-answers.ts';
import { Notice, Text } from '../components.tsx';
import { notHere } from '../error-pages.tsx';
import type { FormFaults } from '../form-parts.tsx';
import { teamNames } from '../overdrachten/team-names.ts';
import { answerPage } from '../render.ts';
import type { ScreenContext, ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { atTeam, type Desk, pathTo } from '../zaken/team-page.tsx';
import { RequestList, type RequestOnPage, type RequestStand, RequestView } from './request-view.tsx';
import { isRequestKind, REQUEST_KINDS, REQUEST_WORDS, type StepField } from './words.ts';

const ROWS = 25;
const VERSION = /^[1-9]\d{0,8}$/;

const CHECKS: { readonly [K in RequestKind]: (value: unknown) => Checked<Steps[K]> } = {
  toegang: validators.verzoekToegangStap,
  woning: validators.verzoekWoningStap,
  // A screen names the message; software that has no message yet may send one along (ADR 0033).
  maatwerk: validators.verzoekMaatwerkStap as (value: unknown) => Checked<Steps['maatwerk']>,
};

interface Shown {
  readonly refill?: RequestOnPage['refill'];
  readonly notice?: Child | null;
}

export function requestPages(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  const { ports } = parts;

  pages.get('/team/:team/verzoeken', c =>
    atTeam(c, parts, async desk => {
      const soort = c.req.query('soort') ?? '';
      const asked = c.req.query('na') ?? '';
      const after = isRequestKind(soort) && UUID.test(asked) ? asked : null;
      const kinds = isRequestKind(soort) ? [soort] : REQUEST_KINDS;
      const [directory, ...lists] = await Promise.all([
        ports.directory.current(),
        ...kinds.map(kind => listed(desk, kind, after)),
      ]);
      return answerPage(c, <RequestList {...{ desk, lists, names: teamNames(directory) }} />);
    }),
  );

  pages.get('/team/:team/verzoeken/:soort/:verzoekId', c =>
    withRequest(c, async (desk, kind, stand) => {
      const notice = c.req.query('gedaan') === undefined ? null : <Told kind="ok" text="Vastgelegd." />;
      return answerPage(c, <RequestView {...(await shown(desk, kind, stand, { notice }))} />);
    }),
  );

  pages.post('/team/:team/verzoeken/:soort/:verzoekId/stappen', c =>
    withRequest(c, async (desk, kind, stand) => {
      const form = c.get('form');
      const stap = form.get('stap') ?? '';
      const versie = form.get('versie') ?? '';
      const fields = REQUEST_WORDS[kind].steps[stap]?.fields ?? [];
      const checked = CHECKS[kind](documentOf(desk, stap, fields, form));
      if (checked.kind === 'invalid' || !VERSION.test(versie)) {
        const refill = { stap, faults: faultsOf(stap, fields, form), fields: form };
        return answerPage(c, <RequestView {...(await shown(desk, kind, stand, { refill }))} />, 400);
      }
      const asker = askerOf(ports, desk.caller, desk.code, null);
      if ('kind' in asker) return notHere(c);
      const at = { now: ports.clock.now(), traceId: ports.entropy.bytes(16).toString('hex') };
      const end = await stepRequest(ports, kind, stand.id, checked.value, Number(versie), asker, at);
      if (end.kind === 'done') return c.redirect(pathTo(desk, `verzoeken/${kind}/${stand.id}?gedaan=ja`), 303);
      const fresh = await found(desk, kind, stand.id);
      if (fresh === null) return notHere(c);
      const notice = <Told kind="error" text={refusalWords(end)} />;
      const on = await shown(desk, kind, fresh, { notice, refill: { stap, faults: {}, fields: form } });
      return answerPage(c, <RequestView {...on} />, end.kind === 'outdated' ? 412 : 409);
    }),
  );

  async function listed<K extends RequestKind>(desk: Desk, kind: K, after: string | null) {
    const rows = await ports.verzoeken.list(kind, desk.team, { status: null, after, count: ROWS });
    const regional = await regionalRules(ports);
    const stands = rows.flatMap(
      one => standOf(kind, requestOf(kind, one, desk.team, ports.clock.now(), regional)) ?? [],
    );
    return { kind, stands, next: rows.length === ROWS ? (stands.at(-1)?.id ?? null) : null };
  }

  async function found<K extends RequestKind>(desk: Desk, kind: K, id: string): Promise<RequestStand | null> {
    const seen = UUID.test(id) ? await ports.verzoeken.find(kind, desk.team, id) : null;
    return seen === null
      ? null
      : standOf(kind, requestOf(kind, seen, desk.team, ports.clock.now(), await regionalRules(ports)));
  }

  async function shown(
    desk: Desk,
    kind: RequestKind,
    stand: RequestStand,
    { refill = null, notice = null }: Shown,
  ): Promise<RequestOnPage> {
    return { desk, kind, stand, refill, notice, names: teamNames(await ports.directory.current()) };
  }

  function withRequest(
    c: ScreenContext,
    work: (desk: Desk, kind: RequestKind, stand: RequestStand) => Promise<Response>,
  ): Promise<Response> {
    return atTeam(c, parts, async desk => {
      const soort = c.req.param('soort') ?? '';
      const stand = isRequestKind(soort) ? await found(desk, soort, c.req.param('verzoekId') ?? '') : null;
      return stand === null || !isRequestKind(soort) ? notHere(c) : work(desk, soort, stand);
    });
  }
}

/** The answer of the API, with its id under one name. */
function standOf(kind: RequestKind, answer: Readonly<Record<string, unknown>> | null): RequestStand | null {
  return answer === null ? null : ({ ...answer, id: answer[`${kind}Id`] } as RequestStand);
}

function documentOf(
  { code: team }: Desk,
  stap: string,
  fields: readonly StepField[],
  form: URLSearchParams,
): Readonly<Record<string, unknown>> {
  const document: Record<string, unknown> = { team, stap };
  for (const field of fields) {
    const name = `${stap}-${field.veld}`;
    const value =
      field.kind === 'gebieden'
        ? form.getAll(name).filter(one => LIFE_AREAS.some(area => area === one))
        : (form.get(name) ?? '').trim();
    if (value.length === 0) continue;
    if (field.kind === 'dag' && field.inside !== undefined)
      document[field.inside] = { ...(document[field.inside] as object | undefined), [field.veld]: value };
    else document[field.veld] = value;
  }
  return document;
}

function faultsOf(stap: string, fields: readonly StepField[], form: URLSearchParams): FormFaults {
  const entries = fields.map(({ veld, label, kind }) => [
    `${stap}-${veld}`,
    kind === 'dag' ? `Vul een dag in bij “${label}”.` : `Vul in: “${label}”`,
  ]);
  const empty = entries.filter(([name]) => (form.get(name!) ?? '').trim() === '');
  const wrong = empty.length > 0 ? empty : entries;
  return wrong.length > 0
    ? Object.fromEntries(wrong)
    : { inhoud: 'Dit formulier klopt niet meer. Open het verzoek opnieuw.' };
}

function refusalWords(end: Exclude<RequestEnd, { kind: 'done' }>): string {
  if (end.kind === 'refused') return `Dit is niet vastgelegd. ${OVERDRACHT_REFUSALS[end.code]}`;
  return 'Intussen is dit verzoek veranderd. Wat u koos, is niet vastgelegd. Hieronder staat het zoals het nu is.';
}

function Told({ kind, text }: { kind: 'ok' | 'error'; text: string }) {
  return (
    <Notice kind={kind}>
      <Text>{text}</Text>
    </Notice>
  );
}
