/** What may be in a message, what only with a consent that names it, and what never. */
import type { Route } from '../../../consent/policy.ts';
import type { ToetsingInhoud, ToetsingVeld } from '../../../schemas/generated/types.ts';
import { Heading, Text } from '../components.tsx';
import { NEVER_WORDS } from './words.ts';

export function ContentLists({ inhoud, bsn }: { inhoud: ToetsingInhoud; bsn: Route['bsn'] | undefined }) {
  const required = inhoud.mag.filter(one => one.verplicht);
  const optional = inhoud.mag.filter(one => !one.verplicht && one.categorie === undefined);
  const opened = inhoud.mag.filter(one => !one.verplicht && one.categorie !== undefined);
  return (
    <>
      <Heading level={2}>Dit mag in het bericht</Heading>
      <FieldList title="Dit moet erin" fields={required} />
      {bsn === 'verplicht' ? (
        <Text>
          Ook het BSN moet erin. Is het onbekend? Zeg dat dan, en geef achternaam, voornamen, geboortedatum en adres.
        </Text>
      ) : null}
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

/** Fields under what they belong to: "Persoon: Adres: Postcode" is one of those of "Persoon, adres". */
function FieldList({ title, fields }: { title: string; fields: readonly ToetsingVeld[] }) {
  if (fields.length === 0) return null;
  const groups = new Map<string, string[]>();
  for (const { titel } of fields) {
    const parts = titel.split(': ');
    const [first = titel, ...between] = parts.length === 1 ? parts : parts.slice(0, -1);
    const group = [first, ...between.map(one => one.toLowerCase())].join(', ');
    groups.set(group, [...(groups.get(group) ?? []), ...(parts.length === 1 ? [] : [parts.at(-1)!.toLowerCase()])]);
  }
  return (
    <>
      <Heading level={3}>{title}</Heading>
      <ul>
        {[...groups].map(([group, names]) => (
          <li>{names.length === 0 ? group : `${group}: ${names.join(', ')}`}</li>
        ))}
      </ul>
    </>
  );
}
