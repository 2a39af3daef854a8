/** Frame of every page: language, title, skip link, one main. No inline script or style (CSP). */
import type { Child } from 'hono/jsx';

export function Page({ title, children }: { title: string; children: Child }) {
  return (
    <html lang="nl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href="/stijl.css" />
      </head>
      <body>
        <a class="overslaan" href="#inhoud">
          Naar de inhoud
        </a>
        <header>
          <p>Seinhuis</p>
        </header>
        <main id="inhoud">{children}</main>
        <footer>
          <p>Seinhuis verstrekt niets zonder grond, en niets zonder het op te schrijven.</p>
        </footer>
      </body>
    </html>
  );
}
