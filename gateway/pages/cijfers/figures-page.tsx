/** The frame of all pages with figures: who looks, at which areas, and the way to the other pages. */
import type { Child } from 'hono/jsx';
import { readableAreas } from '../../cijfers/reading.ts';
import { Notice, Text } from '../components.tsx';
import { type Crumb, type NavigationItem, Page, type SignedIn } from '../layout.tsx';
import { answerPage } from '../render.ts';
import type { ScreenContext } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { signedInOf } from '../zaken/team-page.tsx';
import type { Offered } from './choice.ts';

export interface Reader {
  readonly oin: string;
  readonly localDate: string;
  readonly signedIn: SignedIn;
  readonly pretend: boolean;
}

const NAVIGATION: readonly NavigationItem[] = [
  { href: '/werk', text: 'Uw werk' },
  { href: '/cijfers', text: 'Cijfers' },
  { href: '/cijfers/verloop', text: 'Verloop' },
  { href: '/cijfers/gebieden', text: 'Naast elkaar' },
  { href: '/cijfers/uitleg', text: 'Uitleg' },
];

export function readerOf(c: ScreenContext, { ports, pretend }: ScreenParts): Reader {
  const { localDate } = ports.clock.now();
  return { oin: c.get('caller').oin, localDate, signedIn: signedInOf(c), pretend };
}

/** Runs `work` with what there is for this reader; where there is nothing, the page says why and what then. */
export async function withFigures(
  c: ScreenContext,
  parts: ScreenParts,
  work: (reader: Reader, offered: Offered) => Promise<Response>,
): Promise<Response> {
  const reader = readerOf(c, parts);
  const { ports } = parts;
  const [[area, ...areas], [month, ...months]] = await Promise.all([
    readableAreas(ports, reader.oin, ports.clock.now()),
    ports.cijfers.months(),
  ]);
  if (area === undefined)
    return nothing(
      c,
      reader,
      'Uw organisatie werkt voor geen enkele gemeente. Cijfers zijn er per gemeente en per regio.',
    );
  if (month === undefined)
    return nothing(
      c,
      reader,
      'Er is nog geen maand gepubliceerd. Is een maand voorbij? Dan komen haar cijfers hier vanzelf, op de eerste dag erna.',
    );
  return work(reader, { areas: [area, ...areas], months: [month, ...months] });
}

function nothing(c: ScreenContext, reader: Reader, why: string) {
  const page = (
    <FiguresPage reader={reader} title="Nog geen cijfers" at="/cijfers">
      <Notice kind="info">
        <Text>{why}</Text>
      </Notice>
    </FiguresPage>
  );
  return answerPage(c, page);
}

export function FiguresPage({
  reader: { signedIn, pretend },
  title,
  at,
  crumbs = [],
  faulty = false,
  children,
}: {
  reader: Reader;
  title: string;
  at: string;
  crumbs?: readonly Crumb[];
  faulty?: boolean;
  children: Child;
}) {
  return (
    <Page {...{ title, at, crumbs, faulty, signedIn, pretend }} navigation={NAVIGATION}>
      {children}
    </Page>
  );
}
