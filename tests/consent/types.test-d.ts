/** What must not compile; the type check fails when one of these lines becomes lawful. */
import { type Allowed, type Permit, redeem } from '../../consent/decide.ts';
import { minimise } from '../../consent/minimise.ts';
import { type Covered, disclose, type ReadyToLeave } from '../../gateway/exchange/disclose.ts';
import { TODAY } from './cases.ts';

declare const allowed: Allowed;
declare const covered: Covered;
declare const ready: ReadyToLeave;

export const lawful: Permit = allowed.permit;

// @ts-expect-error a plain object is no permit
export const plain: Permit = {};
// @ts-expect-error nor is one that looks like it
export const alike: Permit = { madeByDecide: true, toJSON: (): never => allowed.permit.toJSON() };
// @ts-expect-error nor a spread of one
export const spread: Permit = { ...allowed.permit };
// @ts-expect-error what it is made of cannot be looked at
export const inside = allowed.permit.madeByDecide;
// @ts-expect-error a name spends nothing
redeem('permit', TODAY);
// @ts-expect-error a plain object is no proof that the log covers an entry
export const uncovered: Covered = { covers: () => true };
// @ts-expect-error the door asks for the proof that the log covers the entry
disclose(allowed.permit, ready, TODAY);
// @ts-expect-error nothing is minimised for a refused message
minimise({ verdict: 'geweigerd' }, {}, [], []);

export const open = disclose(allowed.permit, covered, ready, TODAY);
