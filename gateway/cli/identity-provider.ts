/** `seinhuis leden aanmelddienst`: where the people of an organisation sign in, and what its tokens mean here. */
import { systemClock } from '../../adapters/system/clock.ts';
import { ROLES, type Role } from '../access/roles.ts';
import { endpointUrl } from '../meldingen/address.ts';
import type { DirectorySnapshot, IdentityProvider, ScreenClient } from '../ports.ts';
import { changeDirectoryByTwo, type OperatorConfig, type TwoNames } from './change-by-two.ts';
import type { CommandIo } from './command-io.ts';

export interface IdentityProviderOptions extends TwoNames {
  readonly oin: string;
  readonly id: string;
  readonly uitgever?: string | undefined;
  readonly publiek?: string | undefined;
  readonly rolclaim?: string | undefined;
  /** `<value of the claim>=<role>`; together they replace those there are. */
  readonly rol?: readonly string[] | undefined;
  readonly teamclaim?: string | undefined;
  readonly organisatieclaim?: string | undefined;
  /** Name of the screens there, as a client. */
  readonly schermclient?: string | undefined;
  readonly schermscope?: string | undefined;
  readonly schermresource?: string | undefined;
  readonly vanaf?: string | undefined;
  readonly tot?: string | undefined;
}

const DATE = /^\d{4}-\d\d-\d\d$/;
const ID = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** Adds a provider, or changes what is named of it. What is not named stays. */
export function runIdentityProvider(
  config: OperatorConfig,
  options: IdentityProviderOptions,
  io: CommandIo,
): Promise<number> {
  return changeDirectoryByTwo(config, options, io, directory => {
    const planned = plan(directory, options);
    return typeof planned === 'string'
      ? planned
      : { kind: 'aanmelddienst', directory: { identityProviders: [planned] } };
  });
}

function plan(directory: DirectorySnapshot, options: IdentityProviderOptions): IdentityProvider | string {
  const all = [...directory.identityProviders.values()].flat();
  const known = all.find(one => one.id === options.id);
  if (known !== undefined && known.oin !== options.oin) return 'Deze aanmelddienst is van een andere organisatie.';
  if (!directory.organisations.has(options.oin)) return 'Deze organisatie is er nog niet.';
  if (!ID.test(options.id)) return 'Geef bij --id een naam van kleine letters, cijfers en streepjes.';
  const issuer = options.uitgever ?? known?.issuer;
  const audience = options.publiek ?? known?.audience;
  if (issuer === undefined || audience === undefined)
    return 'Geef een nieuwe aanmelddienst --uitgever en --publiek, zoals zij in haar tokens staan (iss en aud).';
  if (endpointUrl(issuer, { loopbackAllowed: false }) === null || new URL(issuer).search !== '')
    return 'De uitgever is een openbaar https-adres, precies zoals in iss.';
  const roles = options.rol === undefined ? (known?.roles ?? {}) : rolesOf(options.rol);
  if (roles === null || Object.keys(roles).length === 0)
    return `Schrijf bij --rol: waarde=rol. Een rol is ${ROLES.join(', ')}.`;
  const from = options.vanaf ?? known?.validity.geldigVan ?? systemClock.now().localDate;
  const until = options.tot ?? known?.validity.geldigTot;
  if (!DATE.test(from) || (until !== undefined && (!DATE.test(until) || until < from)))
    return 'Schrijf datums als jjjj-mm-dd, de laatste dag niet voor de eerste.';
  const screens = screensOf(options, known);
  if (screens !== undefined && !screens.scope.split(' ').includes('openid')) return 'Bij --schermscope hoort openid.';
  const organisationClaim = options.organisatieclaim ?? known?.organisationClaim ?? null;
  const others = all.filter(one => one.issuer === issuer && one.oin !== options.oin);
  if (others.length > 0 && [...others, { organisationClaim }].some(one => one.organisationClaim === null))
    return 'Deze uitgever dient ook een andere organisatie. Geef bij beide --organisatieclaim: de claim met het OIN.';
  return {
    id: options.id,
    oin: options.oin,
    issuer,
    audience,
    rolesClaim: options.rolclaim ?? known?.rolesClaim ?? 'rollen',
    roles,
    teamsClaim: options.teamclaim ?? known?.teamsClaim ?? 'teams',
    organisationClaim,
    ...(screens === undefined ? {} : { screens }),
    validity: { geldigVan: from, ...(until === undefined ? {} : { geldigTot: until }) },
  };
}

/** What is not named stays; without a client there are no screens. */
function screensOf(options: IdentityProviderOptions, known: IdentityProvider | undefined): ScreenClient | undefined {
  const clientId = options.schermclient ?? known?.screens?.clientId;
  if (clientId === undefined || clientId === '') return undefined;
  return {
    clientId,
    scope: options.schermscope ?? known?.screens?.scope ?? 'openid',
    resource: options.schermresource ?? known?.screens?.resource ?? null,
  };
}

function rolesOf(texts: readonly string[]): Readonly<Record<string, Role>> | null {
  const pairs = texts.map(text => {
    const at = text.lastIndexOf('=');
    const role = ROLES.find(one => one === text.slice(at + 1));
    return at > 0 && role !== undefined ? ([text.slice(0, at), role] as const) : null;
  });
  return pairs.some(pair => pair === null) ? null : Object.fromEntries(pairs.flatMap(pair => (pair ? [pair] : [])));
}
