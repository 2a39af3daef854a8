/** A question of the API as the choices somebody would make on the page; written apart from how the page reads them. */
import type { CompiledPolicy } from '../../consent/policy.ts';
import type { ToetsingVraag } from '../../schemas/generated/types.ts';

const word = (value: boolean) => (value ? 'ja' : 'nee');

/** @returns the query of the address, or null where the page cannot say it: two consents of one kind */
export function chosenFor(vraag: ToetsingVraag, policy: CompiledPolicy): URLSearchParams | null {
  const query = new URLSearchParams();
  const routes = policy.routes.filter(route => route.type === vraag.bericht);
  query.set('wie', vraag.hoedanigheid);
  query.set('bericht', vraag.bericht);
  if (vraag.stap !== undefined) query.set('stap', vraag.stap);
  const named = (code: string | undefined, field: 'team' | 'purpose') =>
    code === undefined ? 'weet_niet' : routes.some(route => route[field] === code) ? code : 'anders';
  query.set('team', named(vraag.team, 'team'));
  query.set('doel', named(vraag.doel, 'purpose'));
  const { voorwaarden, gegevens, toestemmingen, crisis: _, ...facts } = vraag.feiten ?? {};
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === 'boolean') query.set(name, word(value));
    if (typeof value === 'string') query.set(name, value);
    if (typeof value === 'number') {
      const code = classOf(name, value, vraag, policy);
      if (code !== null) query.set(name, code);
    }
  }
  for (const { code, voldaan } of voorwaarden ?? []) query.set(code, word(voldaan));
  for (const one of gegevens?.length === 0 ? ['geen'] : (gegevens ?? [])) query.append('gegevens', one);
  if (toestemmingen?.length === 0) query.set('toestemmingen', 'geen');
  for (const { soort, ...consent } of toestemmingen ?? []) {
    if (query.getAll('toestemmingen').includes(soort) || consent.stand === 'onjuist_ingevoerd') return null;
    query.append('toestemmingen', soort);
    for (const [name, value] of Object.entries(consent))
      query.set(`${soort}.${name}`, typeof value === 'boolean' ? word(value) : value);
  }
  return query;
}

/** Where the route draws its line, counted here once more from the policy itself. */
function classOf(name: string, value: number, vraag: ToetsingVraag, policy: CompiledPolicy): string | null {
  const route = policy.routes.find(
    one =>
      one.type === vraag.bericht &&
      one.capacity === vraag.hoedanigheid &&
      one.team === vraag.team &&
      one.purpose === vraag.doel &&
      (one.variants === null || one.variants.includes(vraag.stap ?? '')),
  );
  if (route === undefined) return null;
  const line = {
    achterstandDagen: route.preconditions.find(one => one.fromDays !== undefined)?.fromDays,
    achterstandMaanden: route.minMonths,
    bedragEuro: route.experiment?.minEuro ?? undefined,
    werkdagenTotEindeLevering: 20,
  }[name];
  return line === undefined ? null : `${value >= line ? 'vanaf' : 'onder'}_${line}`;
}
