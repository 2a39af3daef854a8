/** `seinhuis aangehouden`: what two privacy officers of the sender still have to decide on, and their decision (R20). */

import { openStores } from '../../adapters/postgres/stores.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { systemEntropy } from '../../adapters/system/entropy.ts';
import { keyRingFrom } from '../../adapters/system/key-files.ts';
import type { Moment } from '../../consent/moment.ts';
import { agreementAsKept } from '../agreements/judge.ts';
import { decideOnHeld, proposeOnHeld, viewHeld } from '../held/held.ts';
import type { HeldAnswer, HeldMessage, HeldOutcome } from '../held/ports.ts';
import type { Ports } from '../ports.ts';
import { type Actor, FOUR_EYES_REFUSALS } from '../vier-ogen/vier-ogen.ts';
import type { OperatorConfig } from './change-by-two.ts';
import type { CommandIo } from './command-io.ts';
import { folderLayout } from './folder-layout.ts';
import { databaseUrls } from './installation.ts';
import { readAdministrator } from './people.ts';

type HeldPorts = Pick<Ports, 'held' | 'entropy' | 'directory' | 'consents' | 'keys'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const SHOWN = 500;

export interface ShowHeldOptions {
  readonly van: string;
  readonly id?: string | undefined;
}

/** Lists what waits for one organisation, or shows one message in words. */
export function runHeldShow(config: OperatorConfig, { van, id }: ShowHeldOptions, io: CommandIo): Promise<number> {
  return withHeld(config, async (ports, now) => {
    if (id === undefined) {
      const found = await ports.held.list(van, 'wacht', null, SHOWN);
      if (found.length === 0) io.out('Er is niets aangehouden.');
      for (const one of found) io.out(lineOf(one));
      return 0;
    }
    const view = UUID.test(id) ? await viewHeld(ports, van, id, now) : null;
    if (view === null) {
      io.err('Dit bericht is niet aangehouden, of niet van deze organisatie.');
      return 1;
    }
    io.out(lineOf(view.held));
    for (const { code, text } of view.doubts) io.out(`- ${code}: ${text}`);
    for (const sentence of view.facts) io.out(sentence);
    if (view.ifAllowed !== null && view.held.state === 'wacht')
      io.out(`Als u het toelaat, is het besluit op dit moment: ${view.ifAllowed}.`);
    for (const one of view.held.proposals) io.out(`Voorstel ${one.proposalId}: ${one.answer}. Wacht op een tweede.`);
    return 0;
  });
}

export interface ProposeHeldOptions {
  readonly id: string;
  readonly besluit: string;
  readonly door: string;
}

/** The first person. */
export function runHeldPropose(config: OperatorConfig, options: ProposeHeldOptions, io: CommandIo): Promise<number> {
  const person = officer(options.door);
  const { id, besluit } = options;
  if (person === null || !UUID.test(id) || !isAnswer(besluit)) {
    io.err('Geef --id van het bericht, --besluit toelaten of weigeren, en --door <OIN>:<subject>.');
    return Promise.resolve(1);
  }
  return withHeld(config, async (ports, now) => told(await proposeOnHeld(ports, person, id, besluit, now), io));
}

export interface DecideHeldOptions {
  readonly id: string;
  readonly voorstel: string;
  readonly door: string;
  readonly nietAkkoord?: boolean;
}

/** The second person. */
export function runHeldDecide(config: OperatorConfig, options: DecideHeldOptions, io: CommandIo): Promise<number> {
  const person = officer(options.door);
  const { id, voorstel } = options;
  if (person === null || !UUID.test(id) || !UUID.test(voorstel)) {
    io.err('Geef --id van het bericht, --voorstel met zijn kenmerk, en --door <OIN>:<subject>.');
    return Promise.resolve(1);
  }
  const asked = { proposalId: voorstel, agreed: options.nietAkkoord !== true };
  return withHeld(config, async (ports, now) => told(await decideOnHeld(ports, person, id, asked, now), io));
}

const isAnswer = (text: string): text is HeldAnswer => text === 'toelaten' || text === 'weigeren';

/** The role is believed here, as the names of administrators are: whoever types this has the keys of the gateway. */
function officer(text: string): Actor | null {
  const named = readAdministrator(text);
  return named === null ? null : { ...named, issuer: null, role: 'privacyfunctionaris' };
}

function told(outcome: HeldOutcome, io: CommandIo): number {
  switch (outcome.kind) {
    case 'proposed':
      io.out(`Voorstel ${outcome.proposal.proposalId} staat. Een ander beslist mee.`);
      return 0;
    case 'rejected':
      io.out('Het voorstel is van de baan. Het bericht wacht nog.');
      return 0;
    case 'decided':
      io.out(
        outcome.answer === 'toelaten'
          ? 'Toegelaten. Bij het ophalen wordt opnieuw besloten.'
          : 'Geweigerd. De inhoud is vernietigd.',
      );
      return 0;
    case 'unknown':
      io.err('Dit bericht is niet aangehouden, of niet van deze organisatie.');
      return 1;
    case 'closed':
      io.err('Over dit bericht valt niets meer te beslissen.');
      return 1;
    case 'restricted':
      io.err('De verwerking is beperkt. Beslissen kan weer als de beperking is opgeheven.');
      return 1;
    case 'refused':
      io.err(`${FOUR_EYES_REFUSALS[outcome.code]} Er is niets veranderd.`);
      return 1;
  }
}

function lineOf(one: HeldMessage): string {
  const urgent = one.urgent ? '  spoed' : '';
  return `${one.disclosureId}  ${one.messageType}  naar ${one.team}  ${one.state}  uiterlijk ${one.dueOn}${urgent}  ${one.codes.join(' ')}`;
}

async function withHeld(
  config: OperatorConfig,
  work: (ports: HeldPorts, now: Moment) => Promise<number>,
): Promise<number> {
  const layout = folderLayout(config.folder);
  const stores = await openStores(databaseUrls(config.databaseUrl, layout.root), agreementAsKept, systemEntropy);
  try {
    const keys = keyRingFrom(layout.keys, config.logName);
    return await work({ ...stores, entropy: systemEntropy, keys }, systemClock.now());
  } finally {
    await stores.close();
  }
}
