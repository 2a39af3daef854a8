/** A team says where it wants to be told that something waits. */
import type { Moment } from '../../consent/moment.ts';
import { openForGateway, sealForGateway } from '../exchange/gateway-seal.ts';
import type { Entropy, GatewaySealed, KeyRing, Ports, TeamId } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import { type AddressRules, endpointUrl } from './address.ts';
import { newSecret } from './event.ts';
import type { SealedSecrets, Subscription, Topic } from './ports.ts';

/** Enough for a system, its stand-by and a trial; every one of them costs a request per event. */
const PER_TEAM = 5;
const SECRET_BYTES = 32;
/** How long the secret before the newest still signs, so that the receiver may change over when it suits. */
const EARLIER_SECRET_MS = 24 * 3_600_000;

type Needs = Pick<Ports, 'subscriptions' | 'keys' | 'entropy'>;

export interface WithSecret {
  readonly kind: 'subscription';
  readonly subscription: Subscription;
  /** Shown this once; only sealed after. */
  readonly secret: string;
}

export async function subscribe(
  { subscriptions, keys, entropy }: Needs,
  rules: AddressRules,
  team: TeamId,
  { url, topic }: { readonly url: string; readonly topic: Topic },
  now: Moment,
): Promise<WithSecret | Problem> {
  const allowed = endpointUrl(url, rules);
  if (allowed === null) return problem('ADRES_NIET_TOEGESTAAN');
  const id = entropy.uuid(now.epochMs);
  const { secret, sealed } = makeSecret(keys, entropy, id);
  const outcome = await subscriptions.add(
    { id, team, url: allowed, topic, secret: sealed, epochMs: now.epochMs },
    PER_TEAM,
  );
  if (outcome === 'taken') return problem('ABONNEMENT_BESTAAT_AL');
  if (outcome === 'too-many') return problem('TE_VEEL_ABONNEMENTEN');
  return withSecret({ subscriptions }, team, id, secret);
}

/** Both the new and the present secret sign from now on, the present one for a day. */
export async function renewSecret(
  { subscriptions, keys, entropy }: Needs,
  team: TeamId,
  id: string,
  now: Moment,
): Promise<WithSecret | Problem> {
  const { secret, sealed } = makeSecret(keys, entropy, id);
  const renewed = await subscriptions.renewSecret(team, id, sealed, now.epochMs + EARLIER_SECRET_MS);
  return renewed ? withSecret({ subscriptions }, team, id, secret) : problem('NIET_GEVONDEN');
}

export async function findSubscription(
  { subscriptions }: Pick<Ports, 'subscriptions'>,
  team: TeamId,
  id: string,
): Promise<Subscription | null> {
  return (await subscriptions.list(team)).find(one => one.id === id) ?? null;
}

/** @throws when a secret is not what was sealed for this subscription */
export function openSecrets(
  keys: KeyRing,
  subscriptionId: string,
  { current, earlier }: SealedSecrets,
  now: Moment,
): readonly string[] {
  const open = (sealed: GatewaySealed) => openForGateway(keys, boundTo(subscriptionId), sealed) as string;
  return [open(current), ...(earlier !== null && earlier.untilMs > now.epochMs ? [open(earlier.sealed)] : [])];
}

function makeSecret(keys: KeyRing, entropy: Entropy, id: string): { secret: string; sealed: GatewaySealed } {
  const secret = newSecret(entropy.bytes(SECRET_BYTES));
  return { secret, sealed: sealForGateway(keys, entropy, boundTo(id), secret) };
}

/** Apart from every other use of the same key. */
function boundTo(id: string): string {
  return `abonnement:${id}`;
}

async function withSecret(
  needs: Pick<Ports, 'subscriptions'>,
  team: TeamId,
  id: string,
  secret: string,
): Promise<WithSecret | Problem> {
  const subscription = await findSubscription(needs, team, id);
  return subscription === null ? problem('NIET_GEVONDEN') : { kind: 'subscription', subscription, secret };
}
