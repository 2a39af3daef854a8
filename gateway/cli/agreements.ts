/** `seinhuis afspraken`: who may send what to whom, from when to when. */
import { suspendAgreement } from '../../adapters/postgres/four-eyes.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { systemEntropy } from '../../adapters/system/entropy.ts';
import type { Agreement } from '../../consent/facts.ts';
import { MESSAGE_TYPES } from '../../schemas/registry.ts';
import { makeEntry } from '../exchange/entries.ts';
import type { DirectorySnapshot } from '../ports.ts';
import { changeDirectoryByTwo, type OperatorConfig, type TwoNames, withDirectory } from './change-by-two.ts';
import type { CommandIo } from './command-io.ts';
import { readAdministrator } from './people.ts';

export interface AgreementOptions extends TwoNames {
  readonly id: string;
  /** OIN of the sender. */
  readonly van?: string | undefined;
  /** `<OIN>/<team>` of the receiver. */
  readonly aan?: string | undefined;
  readonly type?: readonly string[] | undefined;
  /** Days, `YYYY-MM-DD`, both included. */
  readonly vanaf?: string | undefined;
  readonly tot?: string | undefined;
  /** `<type>=<min>..<max>` in days of arrears; either end may be left out. */
  readonly dagen?: readonly string[] | undefined;
  readonly wordt?: string | undefined;
}

const STATES: readonly string[] = ['actief', 'opgeschort', 'beeindigd'] satisfies Agreement['status'][];
const DAY = /^\d{4}-\d\d-\d\d$/;
const KNOWN_TYPES: readonly string[] = MESSAGE_TYPES.map(({ type }) => type);

/** Adds an agreement, or changes what is named of it. */
export function runAgreement(config: OperatorConfig, options: AgreementOptions, io: CommandIo): Promise<number> {
  return changeDirectoryByTwo(config, options, io, directory => {
    const made = agreementFrom(
      options,
      agreementsOf(directory).find(one => one.agreementId === options.id),
    );
    if (typeof made === 'string') return made;
    if (!directory.organisations.has(made.senderOin))
      return 'De afzender is er nog niet (`seinhuis leden organisatie`).';
    if (!directory.teams.has(made.receiverTeam)) return 'Het ontvangende team is er nog niet (`seinhuis leden team`).';
    return { kind: 'afspraak', directory: { agreements: [made] } };
  });
}

function agreementFrom(options: AgreementOptions, known: Agreement | undefined): Agreement | string {
  const senderOin = options.van ?? known?.senderOin;
  const receiverTeam = options.aan ?? known?.receiverTeam;
  const types = options.type ?? known?.types;
  const geldigVan = options.vanaf ?? known?.validity.geldigVan;
  const geldigTot = options.tot ?? known?.validity.geldigTot;
  const status = options.wordt ?? known?.status ?? 'actief';
  if (senderOin === undefined || receiverTeam === undefined || types === undefined || geldigVan === undefined)
    return 'Geef een nieuwe afspraak --van, --aan, --type en --vanaf.';
  if (types.some(type => !KNOWN_TYPES.includes(type))) return `Een soort bericht is ${KNOWN_TYPES.join(', ')}.`;
  if (![geldigVan, ...(geldigTot === undefined ? [] : [geldigTot])].every(day => DAY.test(day)))
    return 'Een dag schrijft u als jjjj-mm-dd.';
  if (geldigTot !== undefined && geldigTot < geldigVan) return 'De laatste dag ligt voor de eerste.';
  if (!STATES.includes(status)) return `Een afspraak is ${STATES.join(', ')}.`;
  const terms = options.dagen === undefined ? (known?.terms ?? {}) : termsOf(options.dagen);
  if (terms === null) return 'Schrijf bij --dagen: type=30..180, type=30.. of type=..180.';
  return {
    agreementId: options.id,
    senderOin,
    receiverTeam,
    types,
    validity: { geldigVan, ...(geldigTot === undefined ? {} : { geldigTot }) },
    status: status as Agreement['status'],
    terms,
  };
}

function termsOf(texts: readonly string[]): Agreement['terms'] | null {
  const terms: Record<string, { minDagen?: number; maxDagen?: number }> = {};
  for (const text of texts) {
    const [, type, min, max] = /^([a-z-]+)=(\d{0,5})\.\.(\d{0,5})$/.exec(text) ?? [];
    if (type === undefined || !KNOWN_TYPES.includes(type)) return null;
    terms[type] = {
      ...(min === '' || min === undefined ? {} : { minDagen: Number(min) }),
      ...(max === '' || max === undefined ? {} : { maxDagen: Number(max) }),
    };
  }
  return terms;
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
