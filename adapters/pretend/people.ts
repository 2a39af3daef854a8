/**
 * The people of the practice region: made-up names, a few at each organisation, always the same ones. Two privacy
 * officers and two administrators everywhere, because some things take two.
 */
import { createHash } from 'node:crypto';
import { ROLES, type Role } from '../../gateway/access/roles.ts';
import type { IdentityProvider } from '../../gateway/ports.ts';
import { FIRST_RECEIVER, PRETEND_REGION, type PretendOrganisation } from './region.ts';

/** Providers of the region: one for everybody, and one that the first receiver has besides. */
export const PRETEND_PROVIDERS = ['regio', 'eigen'] as const;
export type PretendProviderName = (typeof PRETEND_PROVIDERS)[number];

export interface PretendPerson {
  /** What is typed to sign in: `voornaam.achternaam`. */
  readonly login: string;
  readonly naam: string;
  /** Opaque, as providers give it (`sub`). */
  readonly subject: string;
  readonly organisation: PretendOrganisation;
  readonly role: Role;
  /** Codes of teams of the organisation. */
  readonly teams: readonly string[];
  readonly provider: PretendProviderName;
}

const FIRST_NAMES = [
  ...['Sanne', 'Youssef', 'Marieke', 'Tygo', 'Fatma', 'Joost', 'Priya', 'Bram', 'Elif', 'Ruben', 'Naomi', 'Sjoerd'],
  ...['Lotte', 'Karim', 'Anouk', 'Wessel', 'Soraya', 'Gijs', 'Meike', 'Dario', 'Hanneke', 'Milan', 'Roos', 'Imre'],
];
/** Words of waterways with an ending that no family has. */
const SURNAMES = [
  ...['Schutkolk', 'Verlaatman', 'Vlietwaard', 'Sluisdrempel', 'Jaagpadder', 'Boezemeer', 'Kolkwachter'],
  ...['Duikerbrug', 'Gemaalstra', 'Peilschaal', 'Stuwdammer', 'Wielewater', 'Kadelander', 'Ringvaarder'],
  ...['Spuikanaal', 'Veenpolder', 'Zomerdijk-Stroom'],
];

/** Everybody but team leaders and staff looks at the organisation as a whole. */
const ROLES_OF_ONE: readonly Role[] = [
  'teamleider',
  'privacyfunctionaris',
  'privacyfunctionaris',
  'fg',
  'beheerder',
  'beheerder',
];

export const PRETEND_PEOPLE: readonly PretendPerson[] = [
  ...PRETEND_REGION.flatMap(organisation => {
    const teams = organisation.teams.map(team => team.code);
    return [
      ...teams.map(code => ({ organisation, role: 'medewerker' as const, teams: [code] })),
      ...ROLES_OF_ONE.map(role => ({ organisation, role, teams: role === 'teamleider' ? teams : [] })),
    ];
  }),
  // Policy makers: of their municipality and of no team, so that there is nothing for them but figures.
  ...PRETEND_REGION.filter(({ gemeente }) => gemeente !== null).map(organisation => {
    return { organisation, role: 'medewerker' as const, teams: [] };
  }),
].map((person, index) => {
  // 24 and 17 have no divisor in common: 408 names before one comes back.
  const first = FIRST_NAMES[index % FIRST_NAMES.length]!;
  const last = SURNAMES[index % SURNAMES.length]!;
  const login = `${first}.${last}`.toLowerCase();
  return {
    ...person,
    login,
    naam: `${first} ${last}`,
    subject: createHash('sha256').update(`oefenregio ${login}`).digest('hex').slice(0, 16),
    provider: person.organisation.map === FIRST_RECEIVER && isPrivacy(person.role) ? 'eigen' : 'regio',
  };
});

function isPrivacy(role: Role): boolean {
  return role === 'privacyfunctionaris' || role === 'fg';
}

export const PRETEND_AUDIENCE = 'https://seinhuis.example/v1';
/** As what the screens are known at the region's providers. */
export const PRACTICE_SCREENS = { clientId: 'schermen', scope: 'openid seinhuis', resource: PRETEND_AUDIENCE } as const;

/** Each provider calls things its own way, as they do; the registration says what they mean here. */
const CLAIMS = {
  regio: { roles: 'rollen', teams: 'teams', organisation: 'oin', prefix: '' },
  eigen: { roles: 'groepen', teams: 'afdelingen', organisation: null, prefix: 'seinhuis-' },
} as const;

/** What a token of this person says besides `sub`. */
export function claimsOf({ provider, role, teams, organisation }: PretendPerson): Readonly<Record<string, unknown>> {
  const names = CLAIMS[provider];
  return {
    [names.roles]: [`${names.prefix}${role}`],
    [names.teams]: teams,
    ...(names.organisation === null ? {} : { [names.organisation]: organisation.oin }),
  };
}

/** How the region's providers are registered for these organisations. */
export function pretendProviders(
  organisations: readonly PretendOrganisation[],
  issuers: Readonly<Record<PretendProviderName, string>>,
): readonly IdentityProvider[] {
  return organisations.flatMap(({ map, oin }) =>
    PRETEND_PROVIDERS.filter(name => name === 'regio' || map === FIRST_RECEIVER).map(name => ({
      id: `${name}-${oin}`,
      oin,
      issuer: issuers[name],
      audience: PRETEND_AUDIENCE,
      rolesClaim: CLAIMS[name].roles,
      roles: Object.fromEntries(ROLES.map(role => [`${CLAIMS[name].prefix}${role}`, role])),
      teamsClaim: CLAIMS[name].teams,
      organisationClaim: CLAIMS[name].organisation,
      screens: PRACTICE_SCREENS,
      validity: { geldigVan: '2026-01-01' },
    })),
  );
}
