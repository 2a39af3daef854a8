/** Searching the sociale kaart: who helps with what, where, and how to reach them today. The same for who has a team and who has none. */
import { isValidOn, type Moment } from '../../../consent/moment.ts';
import type { SocialeKaartVermelding } from '../../../schemas/generated/types.ts';
import { UUID } from '../../http/page.ts';
import { readKaart } from '../../kaart/kaart.ts';
import type { Hulpvraag } from '../../kaart/ports.ts';
import type { Ports } from '../../ports.ts';
import { Actions, Button, ButtonLink, Card, Heading, Notice, Tag, Text } from '../components.tsx';
import { type Choice, SelectField } from '../form-parts.tsx';
import { Reach } from '../overdrachten/reach.tsx';

const ROWS = 25;
const CODE = /^\d{4}$/;

export const HULPVRAAG_WORDS: Readonly<Record<Hulpvraag, string>> = {
  schuldhulp: 'Schuldhulp',
  wmo: 'Ondersteuning thuis (Wmo)',
  beschermd_wonen: 'Beschermd wonen',
  opvang: 'Opvang',
  nazorg: 'Nazorg na detentie',
  wvggz: 'Verplichte zorg (Wvggz)',
  inkomen: 'Werk en inkomen',
  wonen: 'Wonen',
  jeugd: 'Jeugdhulp',
  zorg: 'Zorg',
  bemoeizorg: 'Bemoeizorg',
  clientondersteuning: 'Cliëntondersteuning',
};

interface Asked {
  readonly gemeente: string;
  readonly hulpvraag: Hulpvraag | '';
}

export interface SearchedKaart {
  readonly asked: Asked;
  readonly gemeenten: readonly Choice[];
  /** null: nothing was asked yet. */
  readonly found: { readonly items: readonly SocialeKaartVermelding[]; readonly next: string | null } | null;
}

/** @param query of the page: `gemeente`, `hulpvraag`, and `na` to go on after */
export async function searchKaart(
  ports: Pick<Ports, 'kaart' | 'directory' | 'routing'>,
  query: Readonly<Record<string, string>>,
  now: Moment,
): Promise<SearchedKaart> {
  const asked = askedIn(query);
  const after = query.na ?? '';
  const isAsked = asked.gemeente !== '' || asked.hulpvraag !== '';
  const question = { gemeentecode: asked.gemeente || null, hulpvraag: asked.hulpvraag || null, team: null };
  const found = isAsked ? await readKaart(ports, question, UUID.test(after) ? after : null, ROWS, now) : null;
  const gemeenten = (ports.routing.municipalities?.gemeenten ?? [])
    .filter(one => isValidOn(one.validity, now.localDate))
    .map(({ gemeentecode, naam }): Choice => ({ value: gemeentecode, text: naam }))
    .sort((one, other) => one.text.localeCompare(other.text, 'nl'));
  return { asked, gemeenten, found };
}

function askedIn({ gemeente = '', hulpvraag = '' }: Readonly<Record<string, string>>): Asked {
  return {
    gemeente: CODE.test(gemeente) ? gemeente : '',
    hulpvraag: Object.hasOwn(HULPVRAAG_WORDS, hulpvraag) ? (hulpvraag as Hulpvraag) : '',
  };
}

export function KaartIntroduction() {
  return (
    <Text>Zoek bij wie u moet zijn, en hoe u hen vandaag bereikt. Hier staan teams en functies, geen personen.</Text>
  );
}

/** @param path of the page it stands on */
export function KaartSearch({ asked, gemeenten, found, path }: SearchedKaart & { path: string }) {
  return (
    <>
      <form method="get" action={path}>
        <div class="sh-rij">
          <SelectField
            name="hulpvraag"
            label="Waarvoor?"
            value={asked.hulpvraag}
            empty="Alles"
            choices={Object.entries(HULPVRAAG_WORDS).map(([value, text]) => ({ value, text }))}
          />
          {gemeenten.length === 0 ? null : (
            <SelectField
              name="gemeente"
              label="Welke gemeente?"
              value={asked.gemeente}
              empty="Alle"
              choices={gemeenten}
            />
          )}
          <Button>Zoeken</Button>
        </div>
      </form>
      {found === null ? null : <Found {...{ asked, found, path }} />}
    </>
  );
}

function Found({
  asked,
  found: { items, next },
  path,
}: {
  asked: Asked;
  found: NonNullable<SearchedKaart['found']>;
  path: string;
}) {
  const more = new URLSearchParams({ ...asked, na: next ?? '' });
  return (
    <>
      <Heading level={2}>Gevonden</Heading>
      {items.length === 0 ? (
        <Notice kind="info">
          <Text>Geen team gevonden. Kies alle gemeenten, of een andere hulpvraag.</Text>
        </Notice>
      ) : (
        items.map(entry => (
          <Card>
            <Heading level={3}>
              {entry.opgave.naam}, {entry.organisatie}
            </Heading>
            <p class="nl-paragraph">
              {entry.opgave.hulpvragen.map(one => (
                <Tag>{HULPVRAAG_WORDS[one]}</Tag>
              ))}
            </p>
            <Reach entry={entry} />
          </Card>
        ))
      )}
      {next === null ? null : (
        <Actions>
          <ButtonLink look="secondary" href={`${path}?${more}`}>
            Meer teams
          </ButtonLink>
        </Actions>
      )}
    </>
  );
}
