/** How signals and zaken end: which status may follow which, which end result fits what happened, and what is undone. */
import {
  type Afgevallen,
  ANDERE_REDENEN,
  type AndereReden,
  type Eindresultaat,
  isAfgevallen,
  isHelp,
  type Signaalstatus,
} from './codes.ts';
import type { ZaakRefusal } from './refusals.ts';
import { done, type Outcome, refused, type Situation, stepRefused } from './steps.ts';
import { livingSignals, type SignaalStand, type Staat, staatOf, type ZaakEvent } from './zaak.ts';

/** What may follow which: a signal falls away once; changing one's mind goes by the start. */
export const STATUS_NA: Readonly<Record<Signaalstatus, readonly Signaalstatus[]>> = {
  'Nog niet opgepakt': [
    'Niet opgepakt: onterecht signaal',
    'Inwoner is overleden',
    'Persoon is geen inwoner (meer) in de gemeente',
    'Niet opgepakt: herhaalde melding',
    'Niet opgepakt: andere reden',
  ],
  'Niet opgepakt: onterecht signaal': ['Nog niet opgepakt'],
  'Inwoner is overleden': ['Nog niet opgepakt'],
  'Persoon is geen inwoner (meer) in de gemeente': ['Nog niet opgepakt'],
  'Niet opgepakt: herhaalde melding': ['Nog niet opgepakt'],
  'Niet opgepakt: andere reden': ['Nog niet opgepakt'],
};

const ALWAYS: readonly Eindresultaat[] = [
  'Inwoner is overleden',
  'Persoon is geen inwoner (meer) in de gemeente',
  'Inwoner al bekend bij schuldhulpverlening',
  'Inwoner heeft al een ander lopend traject',
  'Inwoner heeft zelf al betaald/betalingsregeling getroffen',
];
const AFTER_CONTACT: readonly Eindresultaat[] = [
  'Geen reactie na eerder contact',
  'Inwoner hoeft geen hulp vanuit vroegsignalering',
];
const NOT_TAKEN_UP: readonly Eindresultaat[] = ['Niet opgepakt: onterecht signaal', 'Niet opgepakt: andere reden'];
const HELP: readonly Eindresultaat[] = [
  '(Budget)advies en/of quick fix',
  'Vervolghulp en/of verwijzing financieel',
  'Vervolghulp en/of verwijzing niet financieel',
];

/**
 * Which end results fit a state. Without contact nobody can have said anything; after acceptance help is only counted
 * once the conversation was held.
 */
export const RESULTAAT_UIT: Readonly<Partial<Record<Staat, readonly Eindresultaat[]>>> = {
  opgepakt: [
    ...ALWAYS,
    ...NOT_TAKEN_UP,
    'Niet opgepakt: herhaalde melding',
    'Definitief geen contact kunnen krijgen',
    'Verwijzing zonder contact',
  ],
  bereikt: [...ALWAYS, ...NOT_TAKEN_UP, ...AFTER_CONTACT, ...HELP],
  aanvaard: [...ALWAYS, ...NOT_TAKEN_UP, ...AFTER_CONTACT],
  gesproken: [...ALWAYS, ...AFTER_CONTACT, ...HELP],
};

/**
 * One signal falls away.
 * @param reden asked for with "andere reden", and then sealed with the file; no event carries it
 */
export function zetStatus(
  situation: Situation,
  { signaalId, status, reden }: { signaalId: string; status: Afgevallen; reden?: AndereReden | undefined },
): Outcome {
  const { zaak, now } = situation;
  const code = stepRefused('zetStatus', situation);
  if (code !== null) return refused(code);
  const stand = zaak.signalen.find(({ signaal }) => signaal.signaalId === signaalId);
  if (stand === undefined) return refused('SIGNAAL_ONBEKEND');
  if (!STATUS_NA[stand.status].includes(status)) return refused('STATUS_PAST_NIET');
  const wrong = fallingRefused([stand], status, reden);
  if (wrong !== null) return refused(wrong);
  return done({ zaakId: zaak.zaakId, kind: 'status_gezet', signaalId, status, op: now.localDate });
}

/** A status that was wrong: back to the start, so that the signal is worked on. */
export function herzieStatus(situation: Situation, signaalId: string): Outcome {
  const { zaak, now } = situation;
  const code = stepRefused('herzieStatus', situation);
  if (code !== null) return refused(code);
  const stand = zaak.signalen.find(({ signaal }) => signaal.signaalId === signaalId);
  if (stand === undefined) return refused('SIGNAAL_ONBEKEND');
  if (stand.signaal.teltNiet !== undefined) return refused('SIGNAAL_LOSGEMAAKT');
  const status: Signaalstatus = 'Nog niet opgepakt';
  if (!STATUS_NA[stand.status].includes(status)) return refused('STATUS_PAST_NIET');
  return done({ zaakId: zaak.zaakId, kind: 'status_gezet', signaalId, status, op: now.localDate });
}

/** D-M4: a higher amount or a new crisis date must be picked up, so it cannot fall away as a repetition. */
function fallingRefused(
  signals: readonly SignaalStand[],
  status: Afgevallen,
  reden: AndereReden | undefined,
): ZaakRefusal | null {
  if (status === 'Niet opgepakt: herhaalde melding') {
    if (signals.some(({ herhaling }) => herhaling === 'geen')) return 'GEEN_HERHALING';
    if (signals.some(({ herhaling }) => herhaling !== 'gelijk')) return 'HOGER_DAN_EERST';
  }
  if (status !== 'Niet opgepakt: andere reden') return null;
  return reden !== undefined && ANDERE_REDENEN.includes(reden) ? null : 'REDEN_ONTBREEKT';
}

/**
 * Ends the work. A result that is also a status makes every signal that is left fall away with it.
 * @param reden as for `zetStatus`
 */
export function sluit(
  situation: Situation,
  { resultaat, reden }: { readonly resultaat: Eindresultaat; readonly reden?: AndereReden | undefined },
): Outcome {
  const { zaak, now } = situation;
  const code = stepRefused('sluit', situation) ?? resultRefused(situation, resultaat, reden);
  if (code !== null) return refused(code);
  const { zaakId } = zaak;
  const op = now.localDate;
  const fallen = isAfgevallen(resultaat)
    ? livingSignals(zaak).map(
        ({ signaal: { signaalId } }): ZaakEvent => ({ zaakId, kind: 'status_gezet', signaalId, status: resultaat, op }),
      )
    : [];
  return done(...fallen, { zaakId, kind: 'gesloten', resultaat, op });
}

function resultRefused(
  { zaak, settings }: Situation,
  resultaat: Eindresultaat,
  reden: AndereReden | undefined,
): ZaakRefusal | null {
  const fits = RESULTAAT_UIT[staatOf(zaak)]?.includes(resultaat) === true;
  const living = livingSignals(zaak);
  // Where every signal fell away, only one of those reasons can be the result.
  if (living.length === 0)
    return fits && zaak.signalen.some(({ status }) => status === resultaat) ? null : 'RESULTAAT_PAST_NIET';
  if (!fits) return 'RESULTAAT_PAST_NIET';
  if (resultaat === 'Definitief geen contact kunnen krijgen') {
    const tried = zaak.pogingen.filter(({ soort }) => soort !== 'Administratief').length;
    return tried < settings.pogingenVoorGeenContact ? 'TE_WEINIG_POGINGEN' : null;
  }
  return isAfgevallen(resultaat) ? fallingRefused(living, resultaat, reden) : null;
}

/** Closed by mistake: a team leader opens it again where it was, for somebody to pick up. Not once it left for the dossier. */
export function heropen(situation: Situation): Outcome {
  const { zaak, now } = situation;
  const code = stepRefused('heropen', situation);
  if (code !== null) return refused(code);
  if (zaak.naarDossierOp !== null) return refused('STAAT_PAST_NIET');
  // What was closed because its only signal is about somebody else has no work in it.
  if (zaak.signalen.length > 0 && zaak.signalen.every(({ signaal }) => signaal.teltNiet !== undefined))
    return refused('SIGNAAL_LOSGEMAAKT');
  return done({ zaakId: zaak.zaakId, kind: 'heropend', op: now.localDate });
}

/** What led to help went over to the file of the debt help; from then on it is kept there (A7). */
export function brengNaarDossier(situation: Situation): Outcome {
  const { zaak, now } = situation;
  const code = stepRefused('brengNaarDossier', situation);
  if (code !== null) return refused(code);
  if (zaak.resultaat === null || !isHelp(zaak.resultaat)) return refused('GEEN_HULP');
  if (zaak.naarDossierOp !== null) return refused('AL_GEDAAN');
  return done({ zaakId: zaak.zaakId, kind: 'naar_dossier', op: now.localDate });
}
