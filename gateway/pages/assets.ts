/** What pages fetch beside themselves: the same for everybody, kept by the browser until it changes. */
import type { Context, Hono } from 'hono';

export interface PageAsset {
  readonly path: string;
  readonly contentType: string;
  /** Strong, of the bytes before they were compressed. */
  readonly etag: string;
  readonly bytes: Buffer;
  /** null: not worth compressing. */
  readonly br: Buffer | null;
  readonly gzip: Buffer | null;
}

/** Asked again each hour; what did not change is not sent again. */
const KEPT = 'public, max-age=3600, must-revalidate';

export function assetRoutes(pages: Pick<Hono, 'get'>, assets: readonly PageAsset[]): void {
  for (const asset of assets) pages.get(asset.path, c => answer(c, asset));
}

function answer(c: Context, { contentType, etag, bytes, br, gzip }: PageAsset): Response {
  const headers = { 'Content-Type': contentType, 'Cache-Control': KEPT, ETag: etag, Vary: 'Accept-Encoding' };
  if (
    c.req
      .header('if-none-match')
      ?.split(',')
      .some(tag => tag.trim().replace(/^W\//, '') === etag)
  )
    return new Response(null, { status: 304, headers });
  const accepted = (c.req.header('accept-encoding') ?? '').split(',').map(one => one.trim().split(';')[0]);
  if (br !== null && accepted.includes('br'))
    return new Response(new Uint8Array(br), { headers: { ...headers, 'Content-Encoding': 'br' } });
  if (gzip !== null && accepted.includes('gzip'))
    return new Response(new Uint8Array(gzip), { headers: { ...headers, 'Content-Encoding': 'gzip' } });
  return new Response(new Uint8Array(bytes), { headers });
}
