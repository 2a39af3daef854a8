/** The tables of the manual about consent say what the policy, the schemas and the decision say. */
import { describe, expect, it } from 'vitest';
import { competenceOf } from '../../consent/competence.ts';
import type { ConsentFacts } from '../../consent/facts.ts';
import { POLICY_1 } from '../../consent/policy-1.ts';
import { CONSENT_STATES } from '../support/consent-states.ts';
import { plain, readText, section, tableRows } from './markdown.ts';

const manual = readText('docs/handleiding/toestemming.md');
const rows = (heading: string) => tableRows(section(manual, heading)).map(row => row.map(plain));
const schema = (name: string) => JSON.parse(readText(`schemas/${name}.schema.json`));

describe('the manual about consent', () => {
  it('names every message that rests on consent, with its kinds', () => {
    const routes = POLICY_1.routes.flatMap(({ type, team, ground }) =>
      ground.kind === 'toestemming' ? [[type, team, ground.consentKinds.join(', ')]] : [],
    );
    expect(rows('Wanneer is toestemming nodig').filter(row => row.length === 3)).toEqual(routes);
  });

  it('names the kinds, categories and ways of the schemas', () => {
    const kinds = rows('Wanneer is toestemming nodig').filter(row => row.length === 2);
    expect(kinds.map(([kind]) => kind)).toEqual(schema('toestemming').properties.soort.enum);
    const { categorie, wijze } = schema('common').$defs;
    expect(rows('Vragen').map(([one]) => one)).toEqual(categorie.enum);
    expect(rows('Vastleggen').map(([one]) => one)).toEqual(wijze.enum);
  });

  it('says who may consent as the decision does (B-11 to B-14)', () => {
    const ages = [8, 13, 16, 40, 40];
    const words = { bevoegd: 'ja', beiden_nodig: 'beiden', onbevoegd: 'nee', niet_wilsbekwaam: 'nee' } as const;
    const table = rows('Wie mag toestemmen');
    const capacities: string[] = schema('toestemming').properties.gegevenDoor.properties.hoedanigheid.enum;
    expect(table.map(([who]) => who).sort()).toEqual([...capacities].sort());
    for (const [who, ...cells] of table) {
      const decided = ages.map((ageAtGiving, column) => {
        const given = { givenBy: who, ageAtGiving, personCompetent: column < 4, proofReferred: true };
        return words[competenceOf(given as unknown as ConsentFacts)];
      });
      expect(cells, who).toEqual(decided);
    }
  });

  it('has every state, and what each may become (B-16)', () => {
    const table = rows('De standen').map(([state, , next]) => [state, next === '–' ? [] : next!.split(', ')]);
    expect(Object.fromEntries(table)).toEqual(CONSENT_STATES);
    expect(table.map(([state]) => state).sort()).toEqual(
      [...schema('toestemmingstatus').properties.status.enum].sort(),
    );
  });

  it('names every notice, kind of objection and decision', () => {
    const notices: string[] = schema('postvak').$defs.item.properties.mededeling.enum;
    expect(notices.filter(one => !manual.includes(`\`${one}\``))).toEqual([]);
    const { aanmelding, besluit } = schema('bezwaar').$defs;
    const table = rows('Bezwaar en beperking').map(([first]) => first);
    expect(table).toEqual([...aanmelding.properties.soort.enum, ...besluit.properties.besluit.enum]);
  });
});
