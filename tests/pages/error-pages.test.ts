/** What a person sees when something does not work, and what software gets in its place. */
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { broken, nothingAnswers, tooFast, tooLarge } from '../../gateway/pages/error-pages.tsx';
import { structureFaults } from '../support/page-structure.ts';
import { hardToRead, textsOfPage } from '../support/readability.ts';

const TRACE = 'a'.repeat(32);
const pages = new Hono();
pages.get('/snel', c => tooFast(c, 3));
pages.post('/groot', c => tooLarge(c));
for (const [path, unavailable] of [
  ['/weg', true],
  ['/stuk', false],
] as const)
  pages.all(path, c => broken(c, { traceId: TRACE, unavailable, pretend: false }));
pages.get('/team/:team/lade', c => c.text('lade'));
pages.get('/logboek/*', c => c.text('tegel'));
pages.notFound(c => nothingAnswers(c, pages));

const asked = async (method: string, path: string, accept = 'text/html,application/xhtml+xml') =>
  pages.request(path, { method, headers: { accept } });

const ENDS = [
  ['GET', '/nergens', 404],
  ['POST', '/team/schuldhulp/lade', 405],
  ['PUT', '/logboek/tile/0/000', 405],
  ['POST', '/groot', 413],
  ['GET', '/snel', 429],
  ['GET', '/stuk', 500],
  ['POST', '/stuk', 500],
  ['GET', '/weg', 503],
  ['POST', '/weg', 503],
] as const;

describe('a page about what does not work', () => {
  it.each(ENDS)('%s %s answers %i with what happened and a way on, in plain words', async (method, path, status) => {
    const answer = await asked(method, path);
    const html = await answer.text();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, 'no-store']);
    expect(structureFaults(html)).toEqual([]);
    expect(html).toMatch(/class="nl-button/);
    expect(hardToRead(textsOfPage(html), 'inwoner')).toEqual([]);
  });

  it('says when to try again, and leads back to the page that was only asked for', async () => {
    const [fast, away] = [await asked('GET', '/snel'), await asked('GET', '/weg?maand=2026-01')];
    expect([fast.headers.get('retry-after'), away.headers.get('retry-after')]).toEqual(['3', '5']);
    expect(await away.text()).toContain('href="/weg?maand=2026-01"');
  });

  it('does not offer to do again what may have been done already', async () => {
    const html = await (await asked('POST', '/weg')).text();
    expect(html).toContain('misschien niet bewaard');
    expect(html).not.toContain('href="/weg"');
  });

  it('names which methods there are, and no place that is not there', async () => {
    expect((await asked('POST', '/team/schuldhulp/lade')).headers.get('allow')).toBe('GET');
    expect((await asked('POST', '/team//lade')).status).toBe(404);
    expect((await asked('POST', '/team/schuldhulp/lade/verder')).status).toBe(404);
  });

  it('is for people: software gets a problem document with the same status', async () => {
    for (const [path, status] of [
      ['/weg', 503],
      ['/stuk', 500],
    ] as const) {
      const answer = await asked('GET', path, '*/*');
      expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
      expect(await answer.json()).toMatchObject({ traceId: TRACE });
    }
  });
});
