/** Everything the checks of a gateway need, from a participant's folder and from what the gateway tells about itself. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { isValidOn } from '../../../consent/moment.ts';
import type { Bericht } from '../../../schemas/generated/types.ts';
import { type Connection, connect, type ListedOrganisation } from '../connect.ts';
import { type Participant, readParticipant, readTeamKey } from '../participant-folder.ts';
import type { GatewayPeer } from './gateway-peer.ts';
import { openRawCalls } from './raw-call.ts';
import { sampleMessage } from './sample-message.ts';

export interface GatewayTry {
  /** Origin of the gateway, such as `https://poort.example:8443`. */
  readonly url: URL;
  /** Folder of the sender. */
  readonly als: string;
  /** Folder of a receiver; left out: the postbox is not tried. */
  readonly ontvanger?: string;
  /** Team of the receiver; left out: the one its folder names. */
  readonly team?: string;
  /** A valid message to send, with a fresh id each time; left out: a sample for the sender's capacity. */
  readonly bericht?: Readonly<Record<string, unknown>>;
  readonly now: () => number;
  readonly localDate: string;
}

export type PeerReading =
  | { readonly kind: 'peer'; readonly peer: GatewayPeer; close(): void }
  | {
      readonly kind: 'fault';
      readonly code: 'MAP_ONVOLLEDIG' | 'ONTVANGER_ONBEKEND' | 'GEEN_VOORBEELD' | 'POORT_ZWIJGT';
      readonly detail: string;
    };

const fault = (code: Extract<PeerReading, { kind: 'fault' }>['code'], detail: string): PeerReading => ({
  kind: 'fault',
  code,
  detail,
});

export async function openGatewayPeer(wanted: GatewayTry): Promise<PeerReading> {
  const sender = await readParticipant(wanted.als);
  if (sender.kind === 'fault') return fault('MAP_ONVOLLEDIG', sender.file);
  const receiver = wanted.ontvanger === undefined ? null : await readParticipant(wanted.ontvanger);
  if (receiver?.kind === 'fault') return fault('MAP_ONVOLLEDIG', receiver.file);
  const team = receiver === null ? null : (wanted.team ?? receiver.team);
  const privateKey = receiver === null || team === null ? null : await readTeamKey(receiver.folder, team);
  if (privateKey?.kind === 'fault') return fault('MAP_ONVOLLEDIG', privateKey.file);

  const message = await messageMaker(
    wanted,
    sender,
    receiver === null ? null : { oin: receiver.oin, team: team ?? '' },
  );
  if (typeof message !== 'function') return message;
  const { url } = wanted;
  const own = ({ connection }: Participant) => ({ cert: connection.tls.cert, key: connection.tls.key });
  const raw = openRawCalls({
    url,
    ca: sender.connection.ca,
    afzender: own(sender),
    ontvanger: receiver === null ? null : own(receiver),
  });
  const { signing } = sender.connection;
  return {
    kind: 'peer',
    close: raw.close,
    peer: {
      ask: raw.ask,
      host: url.host,
      signing: { key: createPrivateKey(signing.key), chain: [new X509Certificate(signing.certChain).raw] },
      message,
      receiptKey: sender.gateway.receiptKey,
      vkey: sender.gateway.vkey,
      receiver: team === null || privateKey === null ? null : { team, privateKey: privateKey.pem },
      now: wanted.now,
      pause: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
    },
  };
}

async function messageMaker(
  { url, bericht, localDate }: GatewayTry,
  sender: Participant,
  receiver: { readonly oin: string; readonly team: string } | null,
): Promise<((berichtId: string) => Bericht) | PeerReading> {
  if (bericht !== undefined) return berichtId => ({ ...bericht, berichtId }) as unknown as Bericht;
  const connection: Connection = { ...sender.connection, gatewayUrl: url.origin, retry: { attempts: 1 } };
  const client = connect(connection);
  const listed = await client.organisations();
  await client.close();
  if (listed.kind !== 'organisations') return fault('POORT_ZWIJGT', `GET /v1/organisaties: ${listed.code}`);
  const ontvanger = receiverAmong(listed.items, receiver, localDate);
  if (ontvanger === null) return fault('ONTVANGER_ONBEKEND', '');
  const { oin, team, hoedanigheid } = sender;
  const parties = { afzender: { oin, team, hoedanigheid }, ontvanger };
  if (sampleMessage(parties, localDate, '') === null) return fault('GEEN_VOORBEELD', hoedanigheid);
  return berichtId => sampleMessage(parties, localDate, berichtId)!;
}

/** The receiver that was asked for, or the first team for debts, for a municipality it serves on this day. */
function receiverAmong(
  organisations: readonly ListedOrganisation[],
  wanted: { readonly oin: string; readonly team: string } | null,
  localDate: string,
) {
  for (const { oin, teams } of organisations)
    for (const { team, soort, gemeenten } of teams) {
      // A mandate that ended stands in the list until it is taken out.
      const gemeente = gemeenten.find(one => isValidOn(one, localDate));
      const isMeant = wanted === null ? soort === 'gemeente.schuldhulp' : wanted.oin === oin && wanted.team === team;
      if (isMeant && gemeente !== undefined) return { oin, team, gemeentecode: gemeente.gemeentecode };
    }
  return null;
}
