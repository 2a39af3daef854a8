/** What may be in a message, what only with a consent that names it, and what never. */
import type { ToetsingInhoud, ToetsingVeld } from '../../../schemas/generated/types.ts';
import { Heading, Text } from '../components.tsx';
import { NEVER_WORDS } from './words.ts';

export function ContentLists({ inhoud }: { inhoud: ToetsingInhoud }) {
  const required = inhoud.mag.filter(one => one.verplicht);
  const optional = inhoud.mag.filter(one => !one.verplicht && one.categorie === undefined);
  const opened = inhoud.mag.filter(one => !one.verplicht && one.categorie !== undefined);
  return (
    <>
      <Heading level={2}>Dit mag in het bericht</Heading>
      <FieldList title="Dit moet erin" fields={required} />
      <FieldList title="Dit mag erin, als het nodig is" fields={optional} />
      <FieldList title="Dit mag alleen als de toestemming het noemt" fields={opened} />
      <Heading level={2}>Dit mag nooit in het bericht</Heading>
      <ul>
        {inhoud.nooit.map(({ code, uitleg }) => (
          <li>{NEVER_WORDS[code] ?? uitleg}</li>
        ))}
      </ul>
      <Text>Alles wat niet in de lijst staat, laat u weg.</Text>
    </>
  );
}

/** Fields under the first word of their title: "Persoon: Adres: Postcode" is one of those of "Persoon". */
function FieldList({ title, fields }: { title: string; fields: readonly ToetsingVeld[] }) {
  if (fields.length === 0) return null;
  const groups = new Map<string, string[]>();
  for (const { titel } of fields) {
    const [first = titel, ...rest] = titel.split(': ');
    groups.set(first, [...(groups.get(first) ?? []), ...(rest.length === 0 ? [] : [rest.join(' ').toLowerCase()])]);
  }
  return (
    <>
      <Heading level={3}>{title}</Heading>
      <ul>
        {[...groups].map(([first, rest]) => (
          <li>{rest.length === 0 ? first : `${first}: ${rest.join(', ')}`}</li>
        ))}
      </ul>
    </>
  );
}
