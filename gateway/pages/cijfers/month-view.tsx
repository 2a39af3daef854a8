/** A month of one area: each block as bars, with the same numbers in a table beside it. */
import { ALLE } from '../../cijfers/grid.ts';
import type { PublishedBlock } from '../../cijfers/publish.ts';
import { Heading, Link, Notice, Text } from '../components.tsx';
import { Bars } from './bars.tsx';
import { Legend, Numbers, Patterns } from './chart-parts.tsx';
import { blocksOf } from './choice.ts';
import { BLOCK_WORDS, CHAPTERS, cellWords, TOTAL } from './words.ts';

/** With more cells than this, those that are zero are in the table only. */
const ALL_DRAWN = 8;

export function Month({
  blokken,
  soort,
  of,
}: {
  blokken: readonly PublishedBlock[];
  soort: string;
  /** The area, in words. */
  of: string;
}) {
  if (blokken.length === 0)
    return (
      <Notice kind="info">
        <Text>{`Van ${of} zijn er in deze maand geen cijfers over deze soort. Kies een andere maand of een andere soort.`}</Text>
      </Notice>
    );
  const known = new Map(blokken.map(one => [one.blok, one]));
  const isWithoutCasework = soort === ALLE && !known.has('signalen');
  const expected = blocksOf(soort);
  return (
    <>
      <Patterns />
      {isWithoutCasework ? (
        <Notice kind="info">
          <Text>
            Over signalen en zaken zijn hier geen cijfers. Het team houdt zijn zaken in eigen software bij. Dat is niet
            hetzelfde als nul.
          </Text>
        </Notice>
      ) : null}
      {CHAPTERS.map(({ title, blocks }) => {
        const shown = blocks.filter(blok => expected.includes(blok)).flatMap(blok => known.get(blok) ?? []);
        return shown.length === 0 ? null : (
          <>
            <Heading level={2}>{title}</Heading>
            {shown.map(block => (
              <BlockView block={block} />
            ))}
          </>
        );
      })}
    </>
  );
}

function BlockView({ block: { blok, totaal, cellen } }: { block: PublishedBlock }) {
  const { title, about } = BLOCK_WORDS[blok];
  const drawn = cellen.length > ALL_DRAWN ? cellen.filter(({ waarde }) => waarde !== 0) : cellen;
  const rows = [...cellen, ...(totaal === undefined ? [] : [{ cel: TOTAL, waarde: totaal }])];
  return (
    <section class="sh-figuur" aria-labelledby={`${blok}-kop`}>
      <Heading level={3} id={`${blok}-kop`}>
        {title}
      </Heading>
      <Text>
        {about} <Link href={`/cijfers/verloop?blok=${blok}`}>{`Verloop van: ${title.toLowerCase()}`}</Link>
      </Text>
      <div class="sh-figuur-delen">
        <div>
          {drawn.length === 0 ? (
            <p>Alles is nul.</p>
          ) : (
            <Bars
              id={blok}
              title={title}
              bars={drawn.map(({ cel, waarde }) => ({ name: cellWords(blok, cel), shown: waarde }))}
            />
          )}
          {drawn.length > 0 && drawn.length < cellen.length ? (
            <p class="sh-legenda">Wat nul is, staat alleen in de tabel.</p>
          ) : null}
          <Legend shown={drawn.map(({ waarde }) => waarde)} />
        </div>
        <Numbers
          caption={`${title}: aantallen`}
          head="Wat"
          rows={rows.map(({ cel, waarde }) => ({ name: cellWords(blok, cel), shown: waarde }))}
        />
      </div>
    </section>
  );
}
