/** From parts to an answer: a whole document, that no cache keeps unless somebody says so. */
import type { Context } from 'hono';
import type { JSX } from 'hono/jsx/jsx-runtime';

type Rendered = JSX.Element;

/** @param kept what `Cache-Control` says; nothing is kept unless told */
export function answerPage(
  c: Context,
  page: Rendered,
  status: 200 | 400 | 403 | 404 | 405 | 409 | 410 | 412 | 413 | 429 | 500 | 503 = 200,
  kept = 'no-store',
): Response | Promise<Response> {
  c.header('Cache-Control', kept);
  return c.html(`<!doctype html>${page.toString()}`, status);
}
