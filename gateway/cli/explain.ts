/**
 * `seinhuis explain FILE`: what the decision says about one message, with articles, in Dutch. Nothing is sent and
 * nothing is looked up; what the file cannot tell is assumed, and every assumption is printed.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { systemClock } from '../../adapters/system/clock.ts';
import { decide } from '../../consent/decide.ts';
import { explain } from '../../consent/explain.ts';
import { messageFacts, requestOf } from '../../consent/message-facts.ts';
import type { Moment } from '../../consent/moment.ts';
import { NEWEST_POLICY } from '../../consent/policies.ts';
import { compilePolicy } from '../../consent/policy.ts';
import { parseStrict } from '../../schemas/parse.ts';
import { validateMessage } from '../../schemas/validate.ts';
import { jcs } from '../jcs.ts';
import type { CommandIo } from './command-io.ts';

export interface ExplainOptions {
  readonly file: string;
  /** Kind of the receiving team; left out: `gemeente.<team>`. */
  readonly teamSoort?: string | undefined;
}

/** @returns 0 when the message would pass, 3 when it would be refused or held, 2 when the file is no message */
export function runExplain(options: ExplainOptions, io: CommandIo, now: Moment = systemClock.now()): number {
  const parsed = parseStrict(readFileSync(options.file));
  const checked = parsed.kind === 'invalid' ? parsed : validateMessage(parsed.value);
  if (checked.kind === 'invalid') {
    io.err('Dit bestand is geen geldig bericht:');
    for (const fault of checked.faults) io.err(`- ${fault.pointer || '/'}: ${fault.code}. ${fault.detail}`);
    return 2;
  }
  const { message } = checked;
  const forbidden = checked.kind === 'forbidden' ? checked.forbidden.map(field => field.code) : [];
  const policy = compilePolicy(NEWEST_POLICY, createHash('sha256').update(jcs(NEWEST_POLICY)).digest('hex'), {
    geldigVan: '2021-01-01',
  });
  const request = requestOf(message, 'uitleg');
  const soort = options.teamSoort ?? `gemeente.${message.ontvanger.team}`;
  const { gemeentecode } = message.ontvanger;
  const gemeenten = gemeentecode === undefined ? [] : [{ gemeentecode, geldigVan: '2000-01-01' }];
  const facts = messageFacts(message, forbidden, now);
  const decision = decide(
    request,
    {
      message: facts,
      circumstances: {
        sender: { oin: message.afzender.oin, connected: true, capacityRegistered: true, gemeenten },
        receiver: {
          connected: true,
          soort,
          geheimhoudingsplicht: true,
          gemeenten,
          drempelEuro: null,
        },
        agreements: [
          {
            agreementId: 'aangenomen',
            senderOin: message.afzender.oin,
            receiverTeam: request.receiverTeam,
            types: [message.type],
            validity: { geldigVan: '2000-01-01' },
            status: 'actief',
            terms: {},
          },
        ],
        consents: (message.toestemmingen ?? []).map(() => null),
        earlierSignalKnown: false,
      },
    },
    policy,
    now,
  );
  for (const line of explain(decision, policy, facts).lines) io.out(line);
  io.out('');
  io.out('Aangenomen, omdat het bestand dit niet kan zeggen:');
  io.out('- afzender en ontvanger zijn aangesloten en hebben een afspraak zonder termijnen;');
  io.out(`- het team is van de soort ${soort}, met geheimhoudingsplicht, en werkt voor de genoemde gemeente;`);
  io.out('- van de genoemde toestemmingen is niets bekend; de poort kijkt er wel naar.');
  return decision.verdict === 'toegestaan' ? 0 : 3;
}
