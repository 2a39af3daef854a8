/**
 * Keyed pseudonyms: a different key per receiving team (promise 5), and search keys under the separate inzage key
 * (ruling R18). Plain digests are never used: nine digits are guessed in seconds.
 */
import { createHmac, hkdfSync } from 'node:crypto';
import type { KeyRing, SearchKeys, TeamId } from '../ports.ts';

/** What identifies a person in a message or a consent, as far as it was given. */
export interface Identity {
  readonly bsn?: string | undefined;
  readonly achternaam: string;
  readonly geboortedatum?: string | undefined;
  readonly adres?: Address | undefined;
}

export interface Address {
  readonly postcode: string;
  readonly huisnummer: number;
  readonly huisletter?: string | undefined;
  readonly huisnummertoevoeging?: string | undefined;
}

export interface PersonPseudonyms {
  readonly kid: string;
  /** By BSN where it is known, else by `alternate`, else by surname and address. */
  readonly person: Buffer;
  /** By birth date, surname, postcode and house number (Wmo 5.2.9); null where one of them is missing. */
  readonly alternate: Buffer | null;
  readonly address: Buffer | null;
}

/**
 * A surname as a key: case, diacritics, spaces and punctuation do not matter, prefixes stand apart. Name mismatches
 * come from spelling and diacritics (domain rules (d) 2).
 */
export function surnameKey(surname: string): string {
  return surname
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
}

export function pseudonymiser(keys: KeyRing) {
  const teamKeys = new Map<string, Buffer>();
  const teamKey = (team: TeamId, kid: string, master: Buffer): Buffer => {
    const name = `${kid} ${team}`;
    const known = teamKeys.get(name);
    if (known !== undefined) return known;
    const derived = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `seinhuis pseudoniem ${team}`, 32));
    teamKeys.set(name, derived);
    return derived;
  };
  const hmac = (key: Buffer, ...parts: (string | number)[]): Buffer =>
    createHmac('sha256', key).update(parts.join('\u0000')).digest();

  const underEveryKey = (team: TeamId, ...parts: (string | number)[]) =>
    keys.kids('pseudoniem').map(kid => {
      const { key: master } = keys.secret('pseudoniem', kid);
      return { kid, value: hmac(teamKey(team, kid, master), ...parts) };
    });

  const searchKeysUnder = ({ bsn, achternaam, geboortedatum, adres }: Identity, asOf?: string): SearchKeys => {
    const { kid, key } = keys.secret('inzage', asOf);
    return {
      kid,
      bsn: bsn === undefined ? null : hmac(key, 'bsn', bsn),
      birthDateAndSurname: geboortedatum === undefined ? null : hmac(key, 'gn', geboortedatum, surnameKey(achternaam)),
      birthDateAndAddress:
        geboortedatum === undefined || adres === undefined
          ? null
          : hmac(key, 'ga', geboortedatum, adres.postcode, adres.huisnummer),
    };
  };

  return {
    /**
     * Pseudonyms of one person for one receiving team.
     * @param asOf `kid` of the key to use; the current one unless given
     */
    forTeam(team: TeamId, identity: Identity, asOf?: string): PersonPseudonyms {
      const { kid, key: master } = keys.secret('pseudoniem', asOf);
      const key = teamKey(team, kid, master);
      const { bsn, geboortedatum, adres } = identity;
      const surname = surnameKey(identity.achternaam);
      const address = adres === undefined ? null : hmac(key, 'adres', ...addressParts(adres));
      const alternate =
        geboortedatum === undefined || adres === undefined
          ? null
          : hmac(key, 'persoon-nagh', geboortedatum, surname, adres.postcode, adres.huisnummer);
      const fallback = () =>
        alternate ?? hmac(key, 'persoon-na', surname, ...(adres === undefined ? [] : addressParts(adres)));
      return { kid, person: bsn === undefined ? fallback() : hmac(key, 'bsn', bsn), alternate, address };
    },
    /** Stands where a message names nobody: another disclosure it refers to, or itself. */
    forReference(team: TeamId, disclosureId: string): PersonPseudonyms {
      const { kid, key: master } = keys.secret('pseudoniem');
      const person = hmac(teamKey(team, kid, master), 'verwijzing', disclosureId);
      return { kid, person, alternate: null, address: null };
    },
    /** Pseudonyms of a customer number at one sender (P7), for one receiving team; one per key known, the current last. */
    customer(team: TeamId, senderOin: string, customerNumber: string): readonly Buffer[] {
      return keys.kids('pseudoniem').map(kid => {
        const { key: master } = keys.secret('pseudoniem', kid);
        return hmac(teamKey(team, kid, master), 'klant', senderOin, customerNumber);
      });
    },
    /** An address as casework matches on it (D-M1), under every key known, the current last. */
    address: (team: TeamId, address: Address) => underEveryKey(team, 'adres', ...addressParts(address)),
    /** What the sender calls the arrears, under every key known; the same word of another sender or type is another. */
    arrears: (team: TeamId, senderOin: string, type: string, reference: string) =>
      underEveryKey(team, 'achterstand', senderOin, type, reference),
    /** By which a team finds its own zaken, exactly and under every key known: postcode and house number, whatever follows it. */
    searchByAddress: (team: TeamId, { postcode, huisnummer }: Pick<Address, 'postcode' | 'huisnummer'>) =>
      underEveryKey(team, 'zoek-adres', postcode.toUpperCase(), huisnummer),
    /** The same by birth date and surname. */
    searchByPerson: (team: TeamId, { geboortedatum, achternaam }: { geboortedatum: string; achternaam: string }) =>
      underEveryKey(team, 'zoek-persoon', geboortedatum, surnameKey(achternaam)),
    /** Search keys for a later inzage request; null where the message holds nothing exact to search by. */
    searchKeys(identity: Identity): SearchKeys | null {
      const { bsn, geboortedatum } = identity;
      return bsn === undefined && geboortedatum === undefined ? null : searchKeysUnder(identity);
    },
    /** What somebody is found by in an inzage, under every key known: what was entered under an older key is found too. */
    searchKeysUnderEveryKey(identity: Identity) {
      const each = keys.kids('inzage').map(kid => searchKeysUnder(identity, kid));
      const given = (key: (one: SearchKeys) => Buffer | null) =>
        each.flatMap(one => {
          const value = key(one);
          return value === null ? [] : [value];
        });
      return {
        bsn: given(one => one.bsn),
        birthDateAndSurname: given(one => one.birthDateAndSurname),
        birthDateAndAddress: given(one => one.birthDateAndAddress),
      };
    },
  };
}

export type Pseudonymiser = ReturnType<typeof pseudonymiser>;

function addressParts(address: Address): readonly (string | number)[] {
  return [
    address.postcode,
    address.huisnummer,
    (address.huisletter ?? '').toUpperCase(),
    (address.huisnummertoevoeging ?? '').toUpperCase(),
  ];
}
