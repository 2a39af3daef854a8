/** Parts of pages, with the class names of the NL Design System. Text and attributes are escaped by the renderer. */
import type { Child } from 'hono/jsx';

export function Heading({ level, id, children }: { level: 1 | 2 | 3; id?: string; children: Child }) {
  const attributes = { class: `nl-heading nl-heading--level-${level}`, ...(id === undefined ? {} : { id }) };
  if (level === 1) return <h1 {...attributes}>{children}</h1>;
  return level === 2 ? <h2 {...attributes}>{children}</h2> : <h3 {...attributes}>{children}</h3>;
}

export function Text({ lead = false, children }: { lead?: boolean; children: Child }) {
  return <p class={lead ? 'nl-paragraph nl-paragraph--lead' : 'nl-paragraph'}>{children}</p>;
}

/** The renderer lets `javascript:` through: only a path of ours, a place on the page, or the web. */
const SAFE = /^(\/(?!\/)|#|https?:\/\/)/;

export function Link({ href, children }: { href: string; children: Child }) {
  return (
    <a class="nl-link" href={SAFE.test(href) ? href : '/'}>
      {children}
    </a>
  );
}

export type ButtonLook = 'primary' | 'secondary' | 'subtle';

/** @param name with `value`: which of several buttons of a form was chosen */
export function Button({
  look = 'primary',
  name,
  value,
  children,
}: {
  look?: ButtonLook;
  name?: string;
  value?: string;
  children: Child;
}) {
  return (
    <button
      class={`nl-button nl-button--${look}`}
      type="submit"
      {...(name === undefined ? {} : { name })}
      {...(value === undefined ? {} : { value })}
    >
      <span class="nl-button__label">{children}</span>
    </button>
  );
}

/** Goes somewhere, and looks like the next step. */
export function ButtonLink({ look = 'primary', href, children }: { look?: ButtonLook; href: string; children: Child }) {
  return (
    <a class={`nl-button nl-button--${look}`} href={SAFE.test(href) ? href : '/'}>
      <span class="nl-button__label">{children}</span>
    </a>
  );
}

/** Buttons in a row. */
export function Actions({ children }: { children: Child }) {
  return <div class="sh-knoppen">{children}</div>;
}

/** `error` and `ok` are told at once by a screen reader. */
export function Notice({ kind, children }: { kind: 'info' | 'ok' | 'warning' | 'error'; children: Child }) {
  const role = kind === 'error' ? { role: 'alert' } : kind === 'ok' ? { role: 'status' } : {};
  return (
    <div class={`utrecht-alert utrecht-alert--${kind}`} {...role}>
      <div class="utrecht-alert__content">
        <div class="utrecht-alert__message">{children}</div>
      </div>
    </div>
  );
}

export type TagLook = 'grijs' | 'rood' | 'geel' | 'groen';

/** A word or two on a state; its colour says nothing that the word does not. */
export function Tag({ look = 'grijs', children }: { look?: TagLook; children: Child }) {
  return <span class={look === 'grijs' ? 'nl-data-badge' : `nl-data-badge sh-${look}`}>{children}</span>;
}

export function Tags({ children }: { children: Child }) {
  return <span class="sh-merken">{children}</span>;
}

/** Something framed: `nadruk` for what is to be done now. */
export function Card({
  nadruk = false,
  labelledBy,
  children,
}: {
  nadruk?: boolean;
  labelledBy?: string;
  children: Child;
}) {
  return (
    <section
      class={nadruk ? 'sh-kaart sh-nadruk' : 'sh-kaart'}
      {...(labelledBy === undefined ? {} : { 'aria-labelledby': labelledBy })}
    >
      {children}
    </section>
  );
}

/** Names and what they are; a value that is null is left out. */
export function Facts({ facts }: { facts: readonly (readonly [string, Child | null])[] }) {
  return (
    <dl class="sh-feiten">
      {facts.map(([name, value]) =>
        value === null ? null : (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ),
      )}
    </dl>
  );
}

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => Child;
  /** Numbers stand to the right. */
  readonly number?: boolean;
}

/**
 * On a phone every row becomes a block that names its cells. The first column names the row.
 * @param wide is read across: on a narrow screen it scrolls in a box of its own, which the keyboard reaches
 */
export function Table<Row>({
  caption,
  columns,
  rows,
  wide = false,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  wide?: boolean;
}) {
  const look = ({ number = false }: Column<Row>) => (number ? { class: 'sh-getal' } : {});
  const [first, ...rest] = columns;
  return (
    <div class="sh-breed" {...(wide ? { tabindex: 0, role: 'region', 'aria-label': caption } : {})}>
      <table class={wide ? 'utrecht-table' : 'utrecht-table sh-stapelt'}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(column => (
              <th scope="col" {...look(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr>
              {first === undefined ? null : <th scope="row">{first.cell(row)}</th>}
              {rest.map(column => (
                <td data-kop={column.head} {...look(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
