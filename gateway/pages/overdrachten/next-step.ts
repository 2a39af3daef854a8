/** What somebody can do now on a handover: the one step that brings it further, and what else. Pure. */
import type { OverdrachtStand } from '../../../schemas/generated/types.ts';
import type { Kader } from '../../casework/overdracht/transitions.ts';

type Step = OverdrachtStand['stappen'][number];

/** Saying no has one form. */
export type OfferedStep = Exclude<Step, 'verwijsDoor'>;

export interface Offered {
  readonly next: OfferedStep | null;
  readonly others: readonly OfferedStep[];
}

/** The steps that would be refused as it stands are left out; what is asked besides, the step itself says. */
export function offeredSteps(stand: OverdrachtStand, kader: Kader | null): Offered {
  const possible = stand.stappen.filter(
    (one): one is OfferedStep => one !== 'verwijsDoor' && isUseful(one, stand, kader),
  );
  const next = nextOf(stand, kader);
  return {
    next: next !== null && possible.includes(next) ? next : null,
    others: possible.filter(one => one !== next),
  };
}

function nextOf(stand: OverdrachtStand, kader: Kader | null): OfferedStep | null {
  const { status, kant, aanZet, clientondersteuning, toestemming, contacten = [] } = stand;
  const isSender = kant === 'afzender';
  switch (status) {
    case 'concept':
      if (clientondersteuning === undefined) return 'noteerClientondersteuning';
      return kader === 'toestemming' ? 'vraagToestemming' : 'stelVoor';
    case 'toestemming_gevraagd':
      return toestemming === 'gegeven' ? 'stelVoor' : 'noteerToestemming';
    case 'voorgesteld':
      return isSender ? null : 'noemProfessional';
    case 'in_gesprek':
      if (isSender) return contacten.length === 0 ? 'noteerContact' : null;
      return 'accepteer';
    case 'geaccepteerd':
      if (aanZet.includes(kant)) return 'bevestig';
      return isSender && !isComplete(stand) ? 'noteerGegeven' : null;
    case 'overgedragen':
      if (isSender) return isComplete(stand) ? null : 'noteerGegeven';
      return isComplete(stand) ? 'sluitAf' : null;
    default:
      return null;
  }
}

/** Whether everything that was needed was given. */
function isComplete({ inhoud = [] }: OverdrachtStand): boolean {
  return inhoud.every(one => !one.nodig || one.gegeven !== undefined);
}

function isUseful(step: OfferedStep, stand: OverdrachtStand, kader: Kader | null): boolean {
  const { kant, aanZet, clientondersteuning, toestemming, geschil } = stand;
  const isDisputed = geschil !== undefined && geschil.uitkomst === undefined;
  switch (step) {
    case 'noteerClientondersteuning':
      return clientondersteuning === undefined || clientondersteuning === 'aangeboden';
    case 'vraagToestemming':
      return kader === 'toestemming' && clientondersteuning !== undefined;
    case 'noteerToestemming':
      return toestemming === 'gevraagd';
    case 'stelVoor':
      return clientondersteuning !== undefined && (kader === 'plicht' || toestemming === 'gegeven');
    case 'sluitAf':
    case 'noteerGegeven':
      return isComplete(stand) === (step === 'sluitAf');
    case 'bevestig':
      return aanZet.includes(kant);
    case 'meldGeschil':
      return geschil === undefined;
    case 'brengVerder':
      return isDisputed && geschil.trede !== 'geschillencommissie';
    case 'beslisGeschil':
      return isDisputed;
    default:
      return true;
  }
}
