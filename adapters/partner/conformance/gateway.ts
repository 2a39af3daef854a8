/** All checks of somebody else's gateway, in order: interface, signatures, messages, postbox, log. */
import { type Checks, type Finding, judgement } from './finding.ts';
import { API_CHECKS, judgeAllAnswers, tryApi } from './gateway-api.ts';
import { BATCH_CHECKS, tryBatch } from './gateway-batch.ts';
import { LOG_CHECKS, tryLog } from './gateway-log.ts';
import { MESSAGE_CHECKS, tryMessages } from './gateway-messages.ts';
import { type GatewayPeer, trialOf } from './gateway-peer.ts';
import { POSTBOX_CHECKS, tryPostbox } from './gateway-postbox.ts';
import { SIGNATURE_CHECKS, trySignatures } from './gateway-signatures.ts';
import type { RawAnswer, RawCall, RawSilence } from './raw-call.ts';

export const GATEWAY_CHECKS = {
  ...API_CHECKS,
  ...SIGNATURE_CHECKS,
  ...MESSAGE_CHECKS,
  ...BATCH_CHECKS,
  ...POSTBOX_CHECKS,
  ...LOG_CHECKS,
} as const satisfies Checks;

/** Sends some tens of requests, of which a handful of real messages: for a gateway that holds no real data. */
export async function checkGateway(peer: GatewayPeer): Promise<readonly Finding[]> {
  const seen = judgement(GATEWAY_CHECKS);
  const answers: { call: RawCall; answer: RawAnswer | RawSilence }[] = [];
  const trial = trialOf<typeof GATEWAY_CHECKS>(peer, seen, answers);
  await tryApi(trial);
  await trySignatures(trial);
  const receipt = await tryMessages(trial);
  await tryBatch(trial);
  await tryPostbox(trial, receipt);
  await tryLog(trial, receipt);
  judgeAllAnswers(seen, answers);
  return seen.findings();
}
