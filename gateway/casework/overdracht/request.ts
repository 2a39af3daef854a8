/**
 * One shape for what one team asks of another: the regional access, a home, an arrangement. Who may ask, along which arrow a
 * step goes, how an event changes the state: once, here. What differs is data: states, arrows, and what each step asks.
 */
import type { Moment } from '../../../consent/moment.ts';
import type { OverdrachtRefusal } from './refusals.ts';
import {
  type Actor,
  type Arrow,
  done,
  type Holder,
  isWorker,
  type Outcome,
  refused,
  type Side,
  sideOf,
  stepRefused,
} from './steps.ts';

export const AFZENDER: readonly Side[] = ['afzender'];
export const ONTVANGER: readonly Side[] = ['ontvanger'];
export const BEIDE: readonly Side[] = ['afzender', 'ontvanger'];

/** What the state of every request has. */
export interface RequestState<Status extends string> {
  readonly status: Status;
  readonly afzender: Holder;
  readonly ontvanger: { readonly team: string; readonly person: string | null };
}

/** Events by kind, each with what it adds; what all of them have is the request, the day and who did it. */
export type RequestEvent<Id extends string, Kinds> = PartOf<Kinds> & Common<Id>;

type PartOf<Kinds> = { [K in keyof Kinds]: { readonly kind: K } & Kinds[K] }[keyof Kinds];
type Common<Id extends string> = { readonly [K in Id]: string } & { readonly op: string; readonly door: Holder };

/** What is true beside the request itself when somebody asks or makes a step. */
export interface Situation {
  readonly actor: Actor;
  readonly now: Moment;
  /** Who has the regie of the traject; null where there is none. */
  readonly regie: Holder | null;
  /** Whether an accepted message carries what is asked, on the ground it needs. */
  readonly carried: boolean;
}

/** What a step makes: its part of the event, or why not. */
type Made<Kinds> = PartOf<Kinds> | OverdrachtRefusal;

export interface RequestDefinition<Id extends string, Status extends string, State, Kinds, Wish, Ask> {
  readonly id: Id;
  readonly arrows: readonly Arrow<StepOf<Ask>, Status>[];
  /** What the first event says, once somebody may ask at all. */
  readonly begin: (wish: Wish, at: Situation) => Made<Kinds>;
  readonly steps: {
    readonly [S in StepOf<Ask>]: (
      now: State,
      ask: Extract<Ask, { readonly stap: S }>,
      at: Situation & { readonly side: Side },
    ) => Made<Kinds>;
  };
  /** In these somebody still has something to do. */
  readonly running: readonly Status[];
  /** The last day on which what came of it holds, where that is later than the last step. */
  readonly lastDay?: (state: State) => string | null;
  /** State after the first event; null when this is not the first of a request. */
  readonly first: (event: RequestEvent<Id, Kinds>) => State | null;
  /** What each later event changes; a first one changes nothing. */
  readonly changes: {
    readonly [K in keyof Kinds]: (event: { readonly kind: K } & Kinds[K] & Common<Id>, now: State) => Partial<State>;
  };
}

type StepOf<Ask> = Ask extends { readonly stap: infer S extends string } ? S : never;

export interface RequestMachine<State, Event, Wish, Ask> {
  /** @param id of the new request */
  begin(id: string, wish: Wish, at: Situation): Outcome<Event>;
  /** The arrow first, then what the step itself asks. */
  step(now: State, ask: Ask, at: Situation): Outcome<Event>;
  /** Total and pure. @param now null before the first event; any other event leaves it null */
  apply(now: State | null, event: Event): State | null;
  /** @param op day of the last event. @returns the day after which nobody works on it; null while somebody does */
  endedOn(state: State, op: string): string | null;
}

export function requestMachine<
  Id extends string,
  Status extends string,
  State extends RequestState<Status> & { readonly [K in Id]: string },
  Kinds,
  Wish,
  Ask extends { readonly stap: string },
>(
  definition: RequestDefinition<Id, Status, State, Kinds, Wish, Ask>,
): RequestMachine<State, RequestEvent<Id, Kinds>, Wish, Ask> {
  type Event = RequestEvent<Id, Kinds>;
  const { id: idField, arrows, begin, steps, running, lastDay, first, changes } = definition;

  const eventOf = (made: Made<Kinds>, id: string, { actor, now }: Situation): Outcome<Event> => {
    if (typeof made === 'string') return refused(made);
    const door = { team: actor.team, person: actor.person };
    return done({ ...(made as PartOf<Kinds>), [idField]: id, op: now.localDate, door } as Event);
  };

  return {
    begin: (id, wish, at) => eventOf(begin(wish, at), id, at),
    step(now, ask, at) {
      const step = ask.stap as StepOf<Ask>;
      const code = stepRefused(arrows, step, now.status, now, at.actor);
      if (code !== null) return refused(code);
      const side = sideOf(now, at.actor.team)!;
      const asked = ask as unknown as Extract<Ask, { readonly stap: typeof step }>;
      return eventOf(steps[step](now, asked, { ...at, side }), now[idField], at);
    },
    apply(now, event) {
      if (now === null) return first(event);
      if (first(event) !== null || now[idField] !== (event as { readonly [K in Id]: string })[idField]) return now;
      const change = changes[(event as { readonly kind: keyof Kinds }).kind] as (
        one: Event,
        at: State,
      ) => Partial<State>;
      return { ...now, ...change(event, now) };
    },
    endedOn(state, op) {
      if (running.includes(state.status)) return null;
      const last = lastDay?.(state) ?? op;
      return last > op ? last : op;
    },
  };
}

/** Whether this actor may ask another team at all. @returns the reason not to; null when there is none */
export function askRefused(actor: Actor, naar: string): OverdrachtRefusal | null {
  if (!isWorker(actor)) return 'ROL_NIET_BEVOEGD';
  return naar === actor.team ? 'ZELFDE_TEAM' : null;
}

/** Stands where the person stands in an event that a message made: who at the other side it was is not known here. */
export const BY_MESSAGE = 'bericht.';

/** The receiver's own, once somebody of that team did something; a message takes it from nobody. */
export const takenBy = (now: RequestState<string>, door: Holder) =>
  door.person === BY_MESSAGE ? {} : { ontvanger: { ...now.ontvanger, person: door.person } };
