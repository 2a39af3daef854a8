/** Frame of every page: language, title, skip link, header with navigation, one main, footer. No inline script or style (CSP). */
import type { Child } from 'hono/jsx';
import { Heading, Text } from './components.tsx';

export interface NavigationItem {
  readonly href: string;
  readonly text: string;
}

/** Somebody who signed in, as the header names them: never by a name, which no table holds. */
export interface SignedIn {
  /** Name of the organisation. */
  readonly organisatie: string;
  /** Role, in words. */
  readonly rol: string;
  readonly formToken: string;
}

export interface Crumb {
  readonly href: string;
  readonly text: string;
}

export interface PageProps {
  /** Of the tab and of the heading at the top. */
  readonly title: string;
  /** Path of the page in `navigation` on which somebody is. */
  readonly at?: string;
  readonly navigation?: readonly NavigationItem[];
  readonly signedIn?: SignedIn | null;
  /** The pages above this one, from the top. */
  readonly crumbs?: readonly Crumb[];
  /** Something that was sent is not right: the tab says so first (WCAG 2.2, 3.3.1). */
  readonly faulty?: boolean;
  /** Everything here is made up. */
  readonly pretend?: boolean;
  readonly children: Child;
}

const FOR_EVERYBODY: readonly NavigationItem[] = [
  { href: '/', text: 'Start' },
  { href: '/mag-ik-dit-delen', text: 'Mag ik dit delen?' },
];

export function Page({
  title,
  at,
  navigation = FOR_EVERYBODY,
  signedIn = null,
  crumbs = [],
  faulty = false,
  pretend = false,
  children,
}: PageProps) {
  const tab = title === 'Seinhuis' ? title : `${title} - Seinhuis`;
  return (
    <html lang="nl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{faulty ? `Fout: ${tab}` : tab}</title>
        <link rel="stylesheet" href="/stijl.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="nl-skip-link nl-skip-link--visible-on-focus" href="#inhoud">
          Naar de inhoud
        </a>
        <header class="sh-kop">
          <div class="sh-breedte">
            <a class="sh-merk" href="/">
              Seinhuis
            </a>
            <nav aria-label="Hoofdmenu">
              <ul>
                {navigation.map(({ href, text }) => (
                  <li>
                    <a href={href} {...(href === at ? { 'aria-current': 'page' } : {})}>
                      {text}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            {signedIn === null ? null : <WhoIsSignedIn who={signedIn} />}
          </div>
        </header>
        {pretend ? (
          <aside class="sh-oefen" aria-label="Oefenregio">
            <p class="sh-breedte">
              <strong>Dit is een oefenregio.</strong> Alle organisaties, mensen en certificaten zijn nagebootst.
            </p>
          </aside>
        ) : null}
        {crumbs.length === 0 ? null : <Breadcrumbs crumbs={crumbs} title={title} />}
        <main id="inhoud" class="sh-breedte" tabindex={-1}>
          <Heading level={1}>{title}</Heading>
          {children}
        </main>
        <footer class="sh-voet">
          <div class="sh-breedte">
            <p>Seinhuis verstrekt niets zonder grond, en niets zonder het op te schrijven.</p>
            <a class="nl-link" href="/toegankelijkheid">
              Toegankelijkheid
            </a>
          </div>
        </footer>
      </body>
    </html>
  );
}

function WhoIsSignedIn({ who }: { who: SignedIn }) {
  return (
    <div class="sh-wie">
      <span>
        {who.organisatie}, {who.rol}
      </span>
      <form method="post" action="/afmelden">
        <input type="hidden" name="formulier" value={who.formToken} />
        <button class="sh-knop-kop" type="submit">
          Afmelden
        </button>
      </form>
    </div>
  );
}

function Breadcrumbs({ crumbs, title }: { crumbs: readonly Crumb[]; title: string }) {
  return (
    <nav class="utrecht-breadcrumb-nav sh-breedte" aria-label="Kruimelpad">
      <ol class="utrecht-breadcrumb-nav__list utrecht-breadcrumb-nav__list--html-ol">
        {crumbs.map(({ href, text }) => (
          <li class="utrecht-breadcrumb-nav__item">
            <a class="nl-link" href={href}>
              {text}
            </a>
          </li>
        ))}
        <li class="utrecht-breadcrumb-nav__item" aria-current="page">
          {title}
        </li>
      </ol>
    </nav>
  );
}

/** A page that says one thing, and where to go on. */
export function MessagePage({
  text,
  children,
  ...page
}: Omit<PageProps, 'children'> & { text: string; children?: Child }) {
  return (
    <Page {...page}>
      <Text>{text}</Text>
      {children}
    </Page>
  );
}
