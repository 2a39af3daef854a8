/** A handover as one side reads it over the API: built from `viewOf`, so a field that a side may not see is not there. */
import type {
  OverdrachtRegel,
  OverdrachtStand,
  OverdrachtStatus,
  OverdrachtTermijn,
  RegioregelsStand,
  SocialeKaartVermelding,
} from '../../schemas/generated/types.ts';
import { ARROWS, FINAL } from '../casework/overdracht/arrows.ts';
import { REFUSAL_REASONS, RUNGS, type Rung } from '../casework/overdracht/reasons.ts';
import type { RegionRule } from '../casework/overdracht/region.ts';
import { type Side, sideOf } from '../casework/overdracht/steps.ts';
import { startedLate, type Term, termsOf } from '../casework/overdracht/terms.ts';
import type { Handover, Traject } from '../casework/overdracht/traject.ts';
import { extraNeeds, wayOf } from '../casework/overdracht/transitions.ts';
import { type View, viewOf } from '../casework/overdracht/view.ts';
import { historyOf } from '../casework/trajecten/history.ts';
import type { ListedHandover, SeenHandover } from '../casework/trajecten/ports.ts';
import {
  configurationOfHandover,
  contactsToday,
  type Regional,
  ruleOfHandover,
} from '../casework/trajecten/regional.ts';
import { turnOf } from '../casework/trajecten/turn.ts';

/** @returns null when there is nothing here for this team */
export function lineOf({ traject, overdrachtId, versie }: ListedHandover, team: string): OverdrachtRegel | null {
  const seen = seenBy(traject, overdrachtId, team);
  if (seen === null) return null;
  const { handover, side, view } = seen;
  const { overgang, plandatum, afzender, ontvanger } = view;
  return {
    overdrachtId,
    versie,
    kant: side,
    aanZet: [...turnOf(handover)],
    status: handover.status,
    regie: view.regie!,
    ...(overgang === undefined ? {} : { overgang }),
    ...(plandatum === undefined ? {} : { plandatum }),
    ...(afzender === undefined ? {} : { afzender: holderOf(afzender) }),
    ...(ontvanger === undefined ? {} : { ontvanger: holderOf(ontvanger) }),
  };
}

/**
 * @param words the client's own words, opened; only where the team is the sender
 * @param me the name of the person who asks, as it stands or would stand in this handover
 * @param kaart where to go after a no; empty where there was none
 * @param regional what regions agreed on
 */
export function standOf(
  seen: SeenHandover,
  team: string,
  today: string,
  words: string | null,
  me: string | null,
  kaart: readonly SocialeKaartVermelding[],
  regional: Regional,
): OverdrachtStand | null {
  const { traject, overdrachtId, events, reminders } = seen;
  const line = lineOf(seen, team);
  const found = seenBy(traject, overdrachtId, team);
  if (line === null || found === null) return null;
  const { handover, side, view } = found;
  const isSender = side === 'afzender';
  const configuration = configurationOfHandover(regional, handover);
  const message = isSender ? (wayOf(handover.overgang, handover.kader)?.message ?? null) : null;
  return {
    ...line,
    ...fieldsOf(view, kaart),
    stappen: stepsNow(handover.status, side, traject.regie.team === team),
    // What ended has no terms; and to a receiver of what was withdrawn they would tell the planned day.
    termijnen: FINAL.includes(handover.status) ? [] : termsOf(traject, handover, today, configuration).map(termOf),
    ...(FINAL.includes(handover.status) ? {} : regionOf(regional, handover, today)),
    ...(message === null
      ? {}
      : { bericht: { type: message.type, ...(message.variant === null ? {} : { stap: message.variant }) } }),
    ...(isSender
      ? {
          ookBerichten: extraNeeds(handover.overgang).map(need => ({
            aan: need.to,
            type: need.type,
            velden: [...need.fields],
          })),
          teLaatBegonnen: startedLate(handover, configuration),
        }
      : {}),
    ...(isSender && words !== null ? { woordenClient: words } : {}),
    ...(me === null ? {} : { ikBen: me }),
    geschiedenis: [...historyOf(handover, events, side)],
    herinneringen: reminders.map(one => ({
      naam: one.name,
      soort: one.kind,
      termijn: one.term as OverdrachtTermijn['naam'],
      rol: one.role,
      op: one.on,
    })),
  };
}

/** Whose agreement gives the terms, and whom to turn to today; nothing where no region agreed on anything. */
function regionOf(regional: Regional, handover: Handover, today: string): Pick<OverdrachtStand, 'regio'> {
  const rung = handover.geschil?.trede ?? RUNGS[0];
  return regionField(ruleOfHandover(regional, handover), contactsToday(regional, handover, today), rung);
}

export function regionField(
  rule: RegionRule | null,
  { clientondersteuning, geschil }: ReturnType<typeof contactsToday>,
  rung: Rung | null,
): { readonly regio?: RegioregelsStand } {
  const inDispute = rung === null ? undefined : geschil?.[rung];
  const regio: RegioregelsStand = {
    ...(rule === null ? {} : periodOf(rule)),
    ...(clientondersteuning === undefined ? {} : { clientondersteuning }),
    ...(inDispute === undefined ? {} : { geschil: inDispute }),
  };
  return Object.keys(regio).length === 0 ? {} : { regio };
}

function periodOf({ naam, bron, validity: { geldigVan, geldigTot } }: RegionRule): RegioregelsStand {
  return { naam, bron, geldigVan, ...(geldigTot === undefined ? {} : { geldigTot }) };
}

function seenBy(
  traject: Traject,
  overdrachtId: string,
  team: string,
): { readonly handover: Handover; readonly side: Side; readonly view: View } | null {
  const handover = traject.handovers.find(one => one.handoverId === overdrachtId);
  const view = viewOf(traject, overdrachtId, team);
  const side = handover === undefined ? null : sideOf(handover, team);
  return handover === undefined || side === null || view === null ? null : { handover, side, view };
}

/** The fields of a handover that the view gives, in the words of the API. */
function fieldsOf(view: View, kaart: readonly SocialeKaartVermelding[]): Partial<OverdrachtStand> {
  const { clientondersteuning, toestemming, inhoud, contacten, afspraken, acceptatie, weigering, geschil } = view;
  const { ingetrokken, resultaat } = view;
  return {
    ...(clientondersteuning == null ? {} : { clientondersteuning }),
    ...(toestemming == null ? {} : { toestemming }),
    ...(inhoud === undefined
      ? {}
      : {
          inhoud: inhoud.map(({ area, needed, from, given }) => {
            const line = { gebied: area, nodig: needed, vanaf: from };
            if (given === null) return line;
            const { kind: hoe, ...rest } = given;
            return { ...line, gegeven: { hoe, ...rest } };
          }),
        }),
    ...(contacten === undefined ? {} : { contacten: contacten.map(({ on: op, ...rest }) => ({ op, ...rest })) }),
    ...(afspraken === undefined ? {} : { afspraken: [...afspraken] }),
    ...(acceptatie == null ? {} : { acceptatie }),
    ...(weigering == null
      ? {}
      : {
          weigering: {
            reden: weigering.reden,
            hoeVerder: REFUSAL_REASONS[weigering.reden],
            ...(kaart.length === 0 ? {} : { kaart: [...kaart] }),
            ...(weigering.alternatief === null
              ? {}
              : { alternatief: weigering.alternatief as NonNullable<OverdrachtStand['weigering']>['alternatief'] }),
          },
        }),
    ...(geschil == null
      ? {}
      : {
          geschil: {
            trede: geschil.trede,
            sinds: geschil.sinds,
            ...(geschil.uitkomst === null ? {} : { uitkomst: geschil.uitkomst }),
          },
        }),
    ...(ingetrokken == null ? {} : { ingetrokken }),
    ...(resultaat == null ? {} : { resultaat }),
  } as Partial<OverdrachtStand>;
}

/** Steps along an arrow from here; whether they succeed is said when they are made. */
function stepsNow(status: OverdrachtStatus, side: Side, hasRegie: boolean): OverdrachtStand['stappen'] {
  const steps = new Set<OverdrachtStand['stappen'][number]>(
    ARROWS.filter(arrow => arrow.from === status && arrow.by.includes(side)).map(arrow => arrow.step),
  );
  if (hasRegie) steps.add('wisselRegiehouder');
  return [...steps];
}

function termOf(term: Term): OverdrachtTermijn {
  return {
    naam: term.name,
    regel: term.rule,
    grondslag: term.basis,
    begint: term.startsOn,
    werkNaar: term.workBy,
    ...(term.statutoryEnd === null ? {} : { wettelijkEinde: term.statutoryEnd }),
    kanten: [...term.for],
    gehaald: term.met,
  };
}

export function holderOf({ team, person }: { readonly team: string; readonly person: string | null }) {
  const at = team.indexOf('/');
  return {
    team: { oin: team.slice(0, at), team: team.slice(at + 1) },
    ...(person === null ? {} : { persoon: person }),
  };
}
