import { describe, expect, it } from 'vitest';
import { POLICIES } from '../../consent/policies.ts';
import { readDocuments } from '../../schemas/generate.ts';
import { ALLOW_LISTS } from '../../schemas/generated/allow-lists.ts';
import { MESSAGE_TYPES, messageSchemaId } from '../../schemas/registry.ts';
import { follow, type Located, propertiesOf } from '../../schemas/schema-document.ts';
import { leavesIn, VALID } from './examples.ts';

const documents = readDocuments();

/** Pointers to the leaves of `inhoud` as the schema declares them. */
function declaredLeaves(at: Located, pointer = ''): string[] {
  const target = typeof at.schema.$ref === 'string' ? follow(documents, at.schema.$ref, at.documentId) : at;
  const properties = Object.entries(propertiesOf(target.schema));
  if (properties.length === 0) return [pointer];
  return properties.flatMap(([name, schema]) =>
    declaredLeaves({ schema, documentId: target.documentId }, `${pointer}/${name}`),
  );
}

const contentOf = (type: string): Located => {
  const { schema, documentId } = follow(documents, '', messageSchemaId(type, 1));
  return { schema: propertiesOf(schema).inhoud!, documentId };
};
const pointersOf = (type: string, team: string) => (ALLOW_LISTS[type]?.[team] ?? []).map(({ pointer }) => pointer);

describe('wat een team van een bericht mag zien', () => {
  it.each(MESSAGE_TYPES)('is for $type never more than the schema declares', ({ type }) => {
    const declared = declaredLeaves(contentOf(type));
    for (const team of Object.keys(ALLOW_LISTS[type]!)) {
      expect(
        pointersOf(type, team).filter(pointer => !declared.includes(pointer)),
        team,
      ).toEqual([]);
      expect(new Set(pointersOf(type, team)).size, team).toBe(pointersOf(type, team).length);
    }
  });

  it('goes to the teams of gegevensset A3 and to nobody else', () => {
    const teams = Object.fromEntries(
      Object.entries(ALLOW_LISTS).map(([type, lists]) => [type, Object.keys(lists).sort()]),
    );
    expect(teams).toEqual({
      huurachterstand: ['gemeente.schuldhulp'],
      energieachterstand: ['gemeente.schuldhulp'],
      drinkwaterachterstand: ['gemeente.schuldhulp'],
      zorgpremieachterstand: ['gemeente.schuldhulp'],
      'zorgpremie-wanbetaler': ['gemeente.schuldhulp'],
      hypotheekachterstand: ['gemeente.schuldhulp'],
      studieschuldachterstand: ['gemeente.schuldhulp'],
      eigenbijdrageachterstand: ['gemeente.schuldhulp'],
      rijksbelastingachterstand: ['gemeente.schuldhulp'],
      toeslagachterstand: ['gemeente.schuldhulp'],
      'detentie-uitstroom': ['gemeente.nazorg'],
      'ggz-ontslag': ['gemeente.bwmo_toegang', 'gemeente.wmo'],
      'wvggz-beeindiging': ['gemeente.wmo'],
      'isd-laatste-fase': ['gemeente.nazorg'],
      'reclassering-overdracht': ['gemeente.nazorg', 'gemeente.wmo'],
      'bwmo-uitstroom': ['gemeente.bwmo_toegang', 'gemeente.wmo', 'ggz.zorg'],
      woningvraag: ['corporatie.verhuur'],
      afwezigheid: ['corporatie.verhuur'],
      'hergebruik-wmo': ['gemeente.wmo'],
      'hergebruik-schuldhulp': ['gemeente.schuldhulp'],
      'toegang-onderzoek': ['gemeente.bwmo_toegang'],
      verhuizing: ['gemeente.participatie', 'gemeente.schuldhulp', 'gemeente.wmo'],
      opname: ['gemeente.participatie'],
      'overige-schuld': [],
      zorgmelding: [],
      terugkoppeling: [
        'belastingdienst.inning',
        'cak.eigen_bijdrage',
        'cak.wanbetalers',
        'corporatie.incasso',
        'duo.inning',
        'energie.incasso',
        'hypotheek.incasso',
        'toeslagen.inning',
        'water.incasso',
        'zorgverzekeraar.premie',
      ],
      maatwerkverzoek: ['belastingdienst.inning', 'cak.eigen_bijdrage', 'cak.wanbetalers', 'cjib.inning'],
      maatwerkantwoord: ['gemeente.schuldhulp'],
      'ddas-levering': ['cbs.statistiek'],
    });
  });

  it.each(MESSAGE_TYPES.map(({ type }) => type).filter(type => type.endsWith('achterstand')))(
    'holds no burgerservicenummer for %s (A4)',
    type => {
      expect(declaredLeaves(contentOf(type)).filter(pointer => /bsn/i.test(pointer))).toEqual([]);
      expect(JSON.stringify(ALLOW_LISTS[type])).not.toMatch(/bsn/i);
    },
  );

  it('holds the burgerservicenummer of CAK (Zvw 18g), and no birth date of DUO (D-04)', () => {
    expect(pointersOf('zorgpremie-wanbetaler', 'gemeente.schuldhulp')).toContain('/persoon/bsn');
    expect(declaredLeaves(contentOf('studieschuldachterstand'))).not.toContain('/persoon/geboortedatum');
  });

  it('opens each life area and the diagnosis only by consent that names it (R9)', () => {
    for (const list of Object.values(ALLOW_LISTS['ggz-ontslag']!)) {
      for (const { pointer, categorie } of list) {
        const [, first, second] = pointer.split('/');
        // The client's own words came beside them: a category of their own, as free text is open to nobody by itself (R24).
        const own = { diagnose: 'diagnose', woordenClient: 'woorden_client' }[first!];
        expect(categorie, pointer).toBe(first === 'aandacht' ? second : own);
      }
      expect(list.filter(({ categorie }) => categorie !== undefined)).toHaveLength(13);
    }
  });

  // Three of these types rest on a duty as well: there the decision refuses the words (tests/consent/own-words.test.ts),
  // and the category that no consent names keeps them out of what is sent.
  it("carries the client's own words on types of handovers that may rest on consent, and on no other (R24)", () => {
    const carrying = MESSAGE_TYPES.filter(({ type }) => declaredLeaves(contentOf(type)).includes('/woordenClient'));
    const always = ['ggz-ontslag', 'hergebruik-wmo', 'verhuizing'];
    const either = ['bwmo-uitstroom', 'reclassering-overdracht', 'toegang-onderzoek'];
    expect(carrying.map(({ type }) => type).sort()).toEqual([...always, ...either].sort());
    for (const { type } of carrying) {
      const lists = Object.values(ALLOW_LISTS[type]!).flat();
      const words = lists.filter(({ pointer }) => pointer === '/woordenClient');
      expect(words.every(({ categorie }) => categorie === 'woorden_client')).toBe(true);
      // A row that is closed to everybody opens nothing.
      const open = POLICIES.flatMap(({ routes }) => routes).filter(
        one => one.type === type && one.ground.kind !== 'onvoldoende',
      );
      const grounds = always.includes(type) ? ['toestemming'] : ['plicht', 'toestemming'];
      expect([...new Set(open.map(({ ground }) => ground.kind))].sort()).toEqual(grounds);
    }
  });

  it('shows a corporation no BSN and no word about care or detention (R8, D-09)', () => {
    for (const type of ['woningvraag', 'afwezigheid'])
      expect(pointersOf(type, 'corporatie.verhuur').join(' ')).not.toMatch(
        /bsn|zorg|functie|instelling|detentie|reden/i,
      );
  });

  it('tells the sender of a signal nothing of the person: which signal, and a word (D-F1, D-F2)', () => {
    for (const list of Object.values(ALLOW_LISTS.terugkoppeling!))
      expect(list.map(({ pointer }) => pointer)).toEqual(['/signaal', '/woord']);
    expect(declaredLeaves(contentOf('terugkoppeling'))).toEqual(['/signaal', '/woord']);
  });

  it('asks for maatwerk without BSN, income or reason, and answers without a word about the person (R8)', () => {
    expect(declaredLeaves(contentOf('maatwerkverzoek')).join(' ')).not.toMatch(/bsn|inkomen|reden|schulden/i);
    expect(declaredLeaves(contentOf('maatwerkantwoord')).join(' ')).not.toMatch(/persoon/i);
  });

  it('tells the Wmo and the access nothing of debts without consent that names them (A3)', () => {
    for (const type of ['bwmo-uitstroom', 'toegang-onderzoek'])
      expect(declaredLeaves(contentOf(type)).join(' ')).not.toContain('schulden');
    for (const { pointer, categorie } of ALLOW_LISTS['hergebruik-wmo']!['gemeente.wmo']!)
      if (pointer.startsWith('/aandacht/')) expect(categorie, pointer).toBe(pointer.split('/')[2]);
  });

  it('leaves out whether a person is natural or legal: it decides, it does not travel', () => {
    for (const type of Object.keys(ALLOW_LISTS)) {
      for (const team of Object.keys(ALLOW_LISTS[type]!))
        expect(pointersOf(type, team)).not.toContain('/persoon/soort');
    }
  });

  it('has one spelling of a leaf: no pointer leads into another', () => {
    for (const lists of Object.values(ALLOW_LISTS)) {
      for (const list of Object.values(lists)) {
        for (const { pointer } of list)
          expect(list.filter(other => other.pointer.startsWith(`${pointer}/`))).toEqual([]);
      }
    }
  });

  it.each(VALID.filter(({ type }) => Object.keys(ALLOW_LISTS[type]!).length > 0))(
    'covers everything that $type $name says to its team, lists as a whole',
    ({ type, message }) => {
      const seen = Object.values(ALLOW_LISTS[type]!).map(list => list.map(({ pointer }) => pointer))[0]!;
      const said = leavesIn(message.inhoud).map(pointer => pointer.replace(/\/[0-9]+(\/.*)?$/, ''));
      expect(said.filter(pointer => !seen.includes(pointer))).toEqual([]);
    },
  );
});
