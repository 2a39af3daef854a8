/**
 * Everything the self-test tries, and the one answer each must get. A closed list; docs/zelftest.md has the same one. A
 * kind is added here when a new way to be refused is.
 */
import type { Moment } from '../../consent/moment.ts';
import type { ReasonCode } from '../../consent/reasons.ts';
import { arrears, discharge, SELF_TEST_BSN, type SelfTestMessage, worry } from './messages.ts';
import {
  SELF_TEST_HEADER,
  SELF_TEST_OTHER_TEAM,
  SELF_TEST_RECEIVER,
  SELF_TEST_TEAM,
  type SelfTestRequest,
} from './ports.ts';

export interface Expected {
  readonly status: number;
  /** Of the problem document. */
  readonly code: string;
  /** Reasons that must be among those given. */
  readonly reasons?: readonly ReasonCode[];
  /** No other reason may be given: with this one away the message would pass. */
  readonly alone?: true;
  /** Asked of a route of the policy; a policy in force that has no such route refuses for that, and that is a no too. */
  readonly onRoute?: true;
  /** A batch of so many lines: each line must get this answer. */
  readonly lines?: number;
}

export interface Scene {
  readonly now: Moment;
  uuid(): string;
  /** An entry of the log to which nobody is party; null before there is one. */
  readonly nobodysEntry: string | null;
  /** Consent of the self-test that was withdrawn. */
  readonly withdrawnConsent: string;
  /** `SelfTestFace.secret`. */
  readonly secret: string;
}

export interface SelfTestKind {
  readonly name: string;
  readonly expected: Expected;
  request(scene: Scene): SelfTestRequest;
}

const OLD_MS = 3_600_000;
const SIGNALS = '/v1/signalen';

type Change = (message: SelfTestMessage) => SelfTestMessage;
type Signing = Partial<NonNullable<SelfTestRequest['signature']>>;

const unchanged: Change = message => message;
const signed = ({ now }: Scene, path: string, body: unknown, signing: Signing = {}): SelfTestRequest => ({
  ...{ method: 'POST', path, as: 'client', body: JSON.stringify(body) },
  signature: { by: 'ondertekening', epochMs: now.epochMs, ...signing },
});
const rent = (scene: Scene, change = unchanged) => change(arrears(scene.uuid(), scene.now.localDate));
const signal =
  (change: Change = unchanged, signing: (scene: Scene) => Signing = () => ({})) =>
  (scene: Scene) =>
    signed(scene, SIGNALS, rent(scene, change), signing(scene));
const read =
  (path: (scene: Scene) => string, more: Partial<SelfTestRequest> = {}) =>
  (scene: Scene): SelfTestRequest => ({ method: 'GET', path: path(scene), as: 'client', ...more });
const membersAs =
  (as: SelfTestRequest['as'], headers: (scene: Scene) => Readonly<Record<string, string>> = () => ({})) =>
  (scene: Scene): SelfTestRequest => ({ method: 'GET', path: '/v1/organisaties', as, headers: headers(scene) });

const refused = (...reasons: readonly ReasonCode[]): Expected => ({ status: 403, code: 'GEWEIGERD', reasons });
const onRoute = (...reasons: readonly ReasonCode[]): Expected => ({ ...refused(...reasons), onRoute: true });
const answer = (status: number, code: string): Expected => ({ status, code });

const inContent = (more: Readonly<Record<string, unknown>>): Change => {
  return message => ({ ...message, inhoud: { ...message.inhoud, ...more } });
};
const fromSender = (more: Readonly<Record<string, unknown>>): Change => {
  return message => ({ ...message, afzender: { ...message.afzender, ...more } });
};
const toReceiver = (more: Readonly<Record<string, unknown>>): Change => {
  return message => ({ ...message, ontvanger: { ...message.ontvanger, ...more } });
};
const conditions = (change: (one: Record<string, unknown>) => readonly Record<string, unknown>[]): Change => {
  return message => ({ ...message, voorwaarden: message.voorwaarden.flatMap(change) });
};
const withPerson = (more: Readonly<Record<string, unknown>>): Change => {
  return message => inContent({ persoon: { ...(message.inhoud.persoon as object), ...more } })(message);
};

/** A token as anybody could make one: no signature, and an issuer of choice. */
function unsignedToken(issuer: string): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `Bearer ${part({ alg: 'none', typ: 'at+jwt', kid: '1' })}.${part({ iss: issuer, sub: 'zelftest' })}.AA`;
}

export const SELF_TEST_ISSUER = 'https://zelftest.invalid';
const SEAL = `sha-256=${Buffer.alloc(32).toString('base64url')}`;

/** Keyed by name, in the order in which they are tried. */
const KINDS: Readonly<Record<string, readonly [Expected, SelfTestKind['request']]>> = {
  // Who is calling.
  'geen-certificaat': [
    answer(401, 'CERTIFICAAT_ONTBREEKT'),
    membersAs(null, ({ secret }) => ({ [SELF_TEST_HEADER]: secret })),
  ],
  'vreemde-uitgever': [answer(401, 'ONBEKENDE_UITGEVER'), membersAs('vreemd')],
  'verlopen-certificaat': [answer(401, 'VERLOPEN'), membersAs('verlopen')],
  'ingetrokken-certificaat': [answer(401, 'INGETROKKEN'), membersAs('ingetrokken')],
  'onbekende-client': [answer(403, 'CLIENT_ONBEKEND'), membersAs('onbekend')],
  'geschorste-organisatie': [answer(403, 'ORGANISATIE_GESCHORST'), membersAs('geschorst')],

  // Who signed, and what.
  'geen-handtekening': [
    answer(401, 'HANDTEKENING_ONTBREEKT'),
    scene => ({ method: 'POST', path: SIGNALS, as: 'client', body: JSON.stringify(rent(scene)) }),
  ],
  'andere-inhoud-getekend': [answer(401, 'DIGEST_KLOPT_NIET'), signal(unchanged, () => ({ body: '{}' }))],
  'ander-pad-getekend': [answer(401, 'HANDTEKENING_ONGELDIG'), signal(unchanged, () => ({ path: '/v1/iets-anders' }))],
  'andere-ondertekenaar': [
    answer(403, 'ANDERE_ONDERTEKENAAR'),
    signal(unchanged, () => ({ by: 'andere_ondertekening' })),
  ],
  'andere-poort': [answer(401, 'ANDERE_POORT'), signal(unchanged, () => ({ host: 'andere-poort.invalid' }))],
  'oude-handtekening': [answer(403, 'HERHALING'), signal(unchanged, ({ now }) => ({ epochMs: now.epochMs - OLD_MS }))],
  'handtekening-vooruit': [
    answer(403, 'HERHALING'),
    signal(unchanged, ({ now }) => ({ epochMs: now.epochMs + OLD_MS })),
  ],

  // For whom it speaks.
  'andere-organisatie': [answer(403, 'AFZENDER_NIET_GEREGISTREERD'), signal(fromSender({ oin: SELF_TEST_RECEIVER }))],
  'ander-team': [answer(403, 'AFZENDER_NIET_GEREGISTREERD'), signal(fromSender({ team: SELF_TEST_OTHER_TEAM }))],
  'andere-hoedanigheid': [
    answer(403, 'AFZENDER_NIET_GEREGISTREERD'),
    signal(fromSender({ hoedanigheid: 'directeur_pi' })),
  ],

  // What it says.
  'onbekend-soort': [answer(400, 'TYPE_ONBEKEND'), signal(message => ({ ...message, type: 'zelftest' }))],
  'onbekend-veld': [answer(400, 'ONGELDIG_BERICHT'), signal(inContent({ zelftestveld: 1 }))],
  'verboden-veld': [refused('VELD_NIET_TOEGESTAAN'), signal(inContent({ overlast: 'zelftest' }))],
  'gezondheid-in-achterstand': [
    refused('BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN'),
    signal(inContent({ diagnose: 'zelftest' })),
  ],
  'bsn-in-achterstand': [refused('BSN_NIET_TOEGESTAAN'), signal(withPerson({ bsn: SELF_TEST_BSN }))],

  // Whether it may.
  'geen-grondslag': [
    refused('GEEN_GRONDSLAG'),
    scene => signed(scene, SIGNALS, worry(scene.uuid(), scene.now.localDate)),
  ],
  'verkeerd-doel': [refused('GEEN_GRONDSLAG'), signal(message => ({ ...message, doel: 'veiligheid' }))],
  'verkeerde-hoedanigheid': [
    onRoute('VERKEERDE_AFZENDERROL'),
    signal(fromSender({ hoedanigheid: 'zorgaanbieder_zvw' })),
  ],
  'verkeerde-ontvanger': [onRoute('VERKEERDE_ONTVANGER'), signal(toReceiver({ team: 'wmo' }))],
  'ontvanger-doet-niet-mee': [
    refused('ONTVANGER_NIET_AANGESLOTEN'),
    signal(toReceiver({ oin: '00000099999999509000' })),
  ],
  'andere-gemeente': [refused('ONTVANGER_NIET_AANGESLOTEN'), signal(toReceiver({ gemeentecode: '0363' }))],
  'geen-afspraak': [{ ...onRoute('GEEN_OVEREENKOMST'), alone: true }, signal()],
  'voorwaarde-ontbreekt': [
    onRoute('VOORWAARDE_ONTBREEKT:P1'),
    signal(conditions(one => (one.code === 'P1' ? [] : [one]))),
  ],
  'klant-weigerde': [
    onRoute('KLANT_HEEFT_GEWEIGERD'),
    signal(conditions(one => [one.code === 'P4' ? { ...one, reactie: 'geweigerd' } : one])),
  ],
  'toestemming-ontbreekt': [
    onRoute('TOESTEMMING_ONTBREEKT'),
    scene => signed(scene, SIGNALS, discharge(scene.uuid(), scene.now.localDate, [])),
  ],
  'toestemming-ingetrokken': [
    onRoute('TOESTEMMING_INGETROKKEN'),
    scene => signed(scene, SIGNALS, discharge(scene.uuid(), scene.now.localDate, [scene.withdrawnConsent])),
  ],
  batch: [
    { ...onRoute('GEEN_OVEREENKOMST'), lines: 2 },
    scene => ({
      ...signed(scene, '/v1/signalen/_batch', null),
      ...{ mediaType: 'application/x-ndjson' },
      body: `${JSON.stringify(rent(scene))}\n${JSON.stringify(rent(scene, inContent({ overlast: 'zelftest' })))}\n`,
    }),
  ],

  // What it asks for.
  'vreemd-postvak': [
    answer(403, 'AFZENDER_NIET_GEREGISTREERD'),
    read(() => `/v1/postvak?team=${SELF_TEST_OTHER_TEAM}`),
  ],
  'vreemd-bericht': [answer(404, 'NIET_GEVONDEN'), read(scene => `/v1/postvak/${scene.uuid()}?team=${SELF_TEST_TEAM}`)],
  'vreemd-ophalen': [
    answer(403, 'AFZENDER_NIET_GEREGISTREERD'),
    scene => signed(scene, '/v1/postvak/_ophalen', { team: SELF_TEST_OTHER_TEAM, verstrekkingen: [scene.uuid()] }),
  ],
  'vreemd-bevestigen': [
    answer(404, 'NIET_GEVONDEN'),
    scene =>
      signed(scene, '/v1/postvak/_bevestigen', {
        team: SELF_TEST_TEAM,
        items: [{ verstrekkingId: scene.uuid(), zegel: SEAL }],
      }),
  ],
  'vreemd-bewijs': [
    answer(404, 'NIET_GEVONDEN'),
    read(scene => `/v1/verstrekkingen/${scene.nobodysEntry ?? scene.uuid()}`),
  ],
  'vreemde-toestemming': [answer(404, 'NIET_GEVONDEN'), read(scene => `/v1/toestemmingen/${scene.uuid()}`)],
  'vreemde-toestemming-intrekken': [
    answer(404, 'NIET_GEVONDEN'),
    scene =>
      signed(scene, `/v1/toestemmingen/${scene.uuid()}/intrekking`, {
        ...{ ingetrokkenTijdstip: new Date(scene.now.epochMs).toISOString(), wijze: 'mondeling' },
        ...{ vastgelegdDoor: 'ZELFTEST', doorWie: 'betrokkene' },
      }),
  ],
  'vreemd-abonnement': [
    answer(403, 'AFZENDER_NIET_GEREGISTREERD'),
    read(() => `/v1/abonnementen?team=${SELF_TEST_OTHER_TEAM}`),
  ],
  'vreemd-aangehouden': [answer(404, 'NIET_GEVONDEN'), read(scene => `/v1/aangehouden/${scene.uuid()}`)],
  'vreemd-bezwaar': [answer(404, 'NIET_GEVONDEN'), read(scene => `/v1/bezwaren/${scene.uuid()}`)],

  // Which person says so.
  'geen-token': [answer(401, 'TOKEN_ONLEESBAAR'), membersAs('client', () => ({ authorization: 'Bearer zelftest' }))],
  'token-vreemde-uitgever': [
    answer(401, 'TOKEN_UITGEVER'),
    membersAs('client', () => ({ authorization: unsignedToken('https://vreemd.invalid') })),
  ],
  'token-zonder-handtekening': [
    answer(401, 'TOKEN_ALGORITME'),
    membersAs('client', () => ({ authorization: unsignedToken(SELF_TEST_ISSUER) })),
  ],

  // Ways that are none.
  'onbekende-route': [answer(404, 'NIET_GEVONDEN'), read(() => '/v1/zelftest')],
  'verkeerde-methode': [answer(405, 'METHODE_NIET_TOEGESTAAN'), read(() => SIGNALS, { method: 'DELETE' })],
  'onbekende-vorm': [
    answer(415, 'MEDIATYPE'),
    scene => ({ ...signed(scene, SIGNALS, rent(scene)), mediaType: 'text/plain' }),
  ],
};

export const SELF_TEST_KINDS: readonly SelfTestKind[] = Object.entries(KINDS).map(([name, [expected, request]]) => ({
  ...{ name, expected, request },
}));
