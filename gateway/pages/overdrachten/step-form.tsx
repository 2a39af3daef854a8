/** What all forms of steps of a handover have in common: where they go, on which version, and what was filled in before. */
import type { Child } from 'hono/jsx';
import type { OverdrachtStand } from '../../../schemas/generated/types.ts';
import type { Kader } from '../../casework/overdracht/transitions.ts';
import type { Carriers } from '../../casework/trajecten/ports.ts';
import type { ButtonLook } from '../components.tsx';
import { type Choice, type FormFaults, TextField } from '../form-parts.tsx';
import { type Desk, FormToken, pathTo } from '../zaken/team-page.tsx';
import { nameIn } from './asked-step.ts';

export type StepName = OverdrachtStand['stappen'][number];

/** What was sent and did not fit, to be filled in again. */
export interface Refill {
  readonly stap: string;
  readonly faults: FormFaults;
  readonly fields: URLSearchParams;
}

export interface FormParts {
  readonly desk: Desk;
  readonly stand: OverdrachtStand;
  /** Known to the sender only. */
  readonly kader: Kader | null;
  readonly carriers: Carriers;
  readonly refill: Refill | null;
}

export function StepForm({
  parts: { desk, stand },
  stap,
  children,
}: {
  parts: FormParts;
  stap: StepName;
  children: Child;
}) {
  return (
    <form method="post" action={pathTo(desk, `overdrachten/${stand.overdrachtId}/stappen`)}>
      <FormToken desk={desk} />
      <input type="hidden" name="stap" value={stap} />
      <input type="hidden" name="versie" value={String(stand.versie)} />
      {children}
    </form>
  );
}

/** Name, fault and what was filled in before, of a field of this step. */
export function around({ refill }: FormParts, stap: StepName) {
  const mine = refill?.stap === stap ? refill : null;
  return (veld: string) => {
    const name = nameIn(stap, veld);
    const value = mine?.fields.get(name);
    return { name, fault: mine?.faults[name], ...(value == null ? {} : { value }) };
  };
}

export const choicesOf = <K extends string>(words: Readonly<Record<K, string>>, keys: readonly K[]) =>
  keys.map((value): Choice => ({ value, text: words[value] }));

export type Form = (parts: FormParts & { readonly look?: ButtonLook }) => Child;

export function ColleagueField(field: { name: string; fault: string | undefined; value?: string }) {
  return (
    <TextField
      {...field}
      label="Naam van uw collega bij de aanmelddienst"
      hint="Zo kent uw organisatie hem. Wij bewaren alleen een code, geen naam."
    />
  );
}
