/** `seinhuis afspraken`: who may send what to whom, from when to when. */
import { suspendAgreement } from '../../adapters/postgres/four-eyes.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { systemEntropy } from '../../adapters/system/entropy.ts';
import type { Agreement } from '../../consent/facts.ts';
import { makeEntry } from '../exchange/entries.ts';
import type { DirectorySnapshot } from '../ports.ts';
import { changeDirectoryByTwo, type OperatorConfig, type TwoNames, withDirectory } from './change-by-two.ts';
import type { CommandIo } from './command-io.ts';
import { readAdministrator } from './people.ts';

export interface AgreementOptions extends TwoNames {
  readonly id: string;
  readonly wordt?: string | undefined;
}

const STATES: readonly string[] = ['actief', 'opgeschort', 'beeindigd'] satisfies Agreement['status'][];

/** Resumes, suspends or ends an agreement. What it says is for its parties: no administrator can make or change one. */
export function runAgreement(config: OperatorConfig, options: AgreementOptions, io: CommandIo): Promise<number> {
  const { id, wordt = '' } = options;
  const named = (directory: DirectorySnapshot) => agreementsOf(directory).find(one => one.agreementId === id);
  return changeDirectoryByTwo(
    config,
    options,
    io,
    directory => {
      if (!STATES.includes(wordt)) return `Een afspraak is ${STATES.join(', ')}.`;
      if (named(directory) === undefined)
        return 'Deze afspraak is er niet, of is niet door beide partijen ondertekend.';
      const status = wordt as Agreement['status'];
      return { kind: 'afspraak', directory: { agreementStates: [{ agreementId: id, status }] } };
    },
    directory => {
      const known = named(directory);
      return known === undefined ? [] : [known.senderOin, known.receiverTeam.split('/')[0]!];
    },
  );
}

function agreementsOf(directory: DirectorySnapshot): readonly Agreement[] {
  return [...directory.agreements.values()].flat();
}

/** All agreements, one line each. */
export function runAgreementList(config: OperatorConfig, io: CommandIo): Promise<number> {
  return withDirectory(config, async (_db, directory) => {
    for (const one of agreementsOf(directory)) {
      const until = one.validity.geldigTot === undefined ? '' : ` tot en met ${one.validity.geldigTot}`;
      io.out(
        `${one.agreementId}  ${one.senderOin} -> ${one.receiverTeam}  ${one.types.join(' ')}  vanaf ${one.validity.geldigVan}${until}  ${one.status}`,
      );
    }
    return 0;
  });
}

/** Stops an agreement at once, for what is sent and for what waits in the postbox. One administrator is enough. */
export function runAgreementSuspend(
  config: OperatorConfig,
  { id, door }: { readonly id: string; readonly door: string },
  io: CommandIo,
): Promise<number> {
  return withDirectory(config, async (db, directory) => {
    const person = readAdministrator(door);
    const known = agreementsOf(directory).find(one => one.agreementId === id);
    if (person === null || known === undefined) {
      io.err(
        person === null
          ? 'Geef bij --door een beheerder: <OIN>:<subject>.'
          : 'Deze afspraak is er niet. Er is niets veranderd.',
      );
      return 1;
    }
    const [receiverOin = ''] = known.receiverTeam.split('/');
    const entry = makeEntry(systemEntropy, systemClock.now(), [known.senderOin, receiverOin], {
      soort: 'beheer',
      afspraak: { id, status: 'opgeschort' },
      spoor: systemEntropy.bytes(16).toString('hex'),
      fscTransactie: null,
    });
    const outcome = await suspendAgreement(db, id, person, entry);
    if (outcome.kind === 'suspended') {
      io.out(`Opgeschort (stand ${outcome.directoryVersion}). Hervatten doen twee beheerders.`);
      return 0;
    }
    io.err(
      outcome.kind === 'refused'
        ? 'Wie opschort, is geen beheerder, of niet meer. Er is niets veranderd.'
        : 'Deze afspraak was niet actief. Er is niets veranderd.',
    );
    return 1;
  });
}
