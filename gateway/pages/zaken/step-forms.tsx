/** The steps of a zaak as forms. Only what the rules would let this person do now is offered. */
import type { Child } from 'hono/jsx';
import { AFGEVALLEN, ANDERE_REDENEN, INWONERTOETSEN } from '../../casework/vroegsignalering/codes.ts';
import { RESULTAAT_UIT } from '../../casework/vroegsignalering/ending.ts';
import { type Situation, type Step, stepRefused } from '../../casework/vroegsignalering/steps.ts';
import { livingSignals, type SignaalStand, staatOf } from '../../casework/vroegsignalering/zaak.ts';
import { Actions, Button, type ButtonLook, Heading } from '../components.tsx';
import { type FormFaults, Radios, SelectField, TextField } from '../form-parts.tsx';
import { type Desk, FormToken, pathTo } from './team-page.tsx';
import { CONTACT_WORDS, PARTNER_WORDS, REASON_WORDS, RESIDENT_WORDS } from './words.ts';

/** What was sent and did not fit, to be filled in again. */
export interface Refill {
  readonly stap: string;
  readonly faults: FormFaults;
  readonly fields: URLSearchParams;
}

export interface FormParts {
  readonly desk: Desk;
  readonly situation: Situation;
  readonly versie: number;
  readonly refill: Refill | null;
}

export function mayStep(situation: Situation, step: Step): boolean {
  return stepRefused(step, situation) === null;
}

export function StepForm({
  parts: { desk, situation, versie },
  stap,
  children,
}: {
  parts: FormParts;
  stap: Step;
  children: Child;
}) {
  return (
    <form method="post" action={pathTo(desk, `zaken/${situation.zaak.zaakId}/stappen`)}>
      <FormToken desk={desk} />
      <input type="hidden" name="stap" value={stap} />
      <input type="hidden" name="versie" value={String(versie)} />
      {children}
    </form>
  );
}

function OneButton({
  parts,
  stap,
  look = 'primary',
  children,
}: {
  parts: FormParts;
  stap: Step;
  look?: ButtonLook;
  children: Child;
}) {
  return (
    <StepForm parts={parts} stap={stap}>
      <Button look={look}>{children}</Button>
    </StepForm>
  );
}

/** What is done most comes first. */
const CONTACT_CHOICES = Object.entries(CONTACT_WORDS)
  .filter(([value]) => value !== 'Administratief')
  .map(([value, text]) => ({ value, text }));

/** A field's name in this form: `stap-veld`, so that two forms on a page never share an id. */
const nameIn = (stap: string, veld: string) => `${stap}-${veld}`;

export function around({ refill }: FormParts, stap: string) {
  const mine = refill?.stap === stap ? refill : null;
  return (veld: string) => {
    const name = nameIn(stap, veld);
    const value = mine?.fields.get(name);
    return { name, fault: mine?.faults[name], ...(value == null ? {} : { value }) };
  };
}

/** Two clicks: how, and whether somebody was reached. The moment is now, unless somebody says otherwise. */
export function AttemptForm(parts: FormParts) {
  const field = around(parts, 'noteerPoging');
  return (
    <StepForm parts={parts} stap="noteerPoging">
      <Radios {...field('soort')} label="Hoe zocht u contact?" choices={CONTACT_CHOICES} />
      <Actions>
        <Button name="noteerPoging-bereikt" value="ja">
          Bereikt
        </Button>
        <Button look="secondary" name="noteerPoging-bereikt" value="nee">
          Niet bereikt
        </Button>
      </Actions>
      <details {...(parts.refill?.stap === 'noteerPoging' ? { open: true } : {})}>
        <summary>Het was niet nu</summary>
        <div class="sh-rij">
          <TextField {...field('datum')} label="Dag" type="date" max={parts.desk.today} narrow />
          <TextField {...field('tijd')} label="Tijd" type="time" narrow />
        </div>
      </details>
    </StepForm>
  );
}

export function InformForm(parts: FormParts) {
  const field = around(parts, 'informeer');
  return (
    <StepForm parts={parts} stap="informeer">
      <div class="sh-rij">
        <SelectField {...field('kanaal')} label="Hoe vertelde u het?" empty="Kies" required choices={CONTACT_CHOICES} />
        <TextField {...field('datum')} {...dated(parts, field('datum').value)} label="Wanneer" />
        <Button look="secondary">Vastleggen</Button>
      </div>
    </StepForm>
  );
}

const dated = ({ desk: { today } }: FormParts, value?: string) =>
  ({ type: 'date', value: value ?? today, max: today, required: true, narrow: true }) as const;

const DAY_STEPS = {
  biedAan: 'Hulp aangeboden',
  noteerAanvaarding: 'Inwoner wil hulp',
  noteerGesprek: 'Eerste gesprek gevoerd',
} as const;

/** Steps that only need a day. */
export function DayForm({ stap, ...parts }: FormParts & { stap: keyof typeof DAY_STEPS }) {
  const field = around(parts, stap);
  return (
    <StepForm parts={parts} stap={stap}>
      <div class="sh-rij">
        <TextField {...field('datum')} {...dated(parts, field('datum').value)} label={`${DAY_STEPS[stap]} op`} />
        <Button look="secondary">Vastleggen</Button>
      </div>
    </StepForm>
  );
}

export const DAY_STEP_NAMES = Object.keys(DAY_STEPS) as readonly (keyof typeof DAY_STEPS)[];

export function CloseForm(parts: FormParts) {
  const field = around(parts, 'sluit');
  const { zaak } = parts.situation;
  const results = RESULTAAT_UIT[staatOf(zaak)] ?? [];
  return (
    <StepForm parts={parts} stap="sluit">
      <SelectField
        {...field('resultaat')}
        label="Hoe eindigt deze zaak?"
        empty="Kies het resultaat"
        required
        choices={results.map(value => ({ value, text: value }))}
      />
      <SelectField
        {...field('reden')}
        label="Reden, bij 'andere reden'"
        hint="Alleen uw team ziet deze reden. De afzender hoort haar nooit."
        empty="Niet nodig"
        choices={ANDERE_REDENEN.map(value => ({ value, text: REASON_WORDS[value] }))}
      />
      <Actions>
        <Button name="daarna" value="volgende">
          Sluiten en volgende zaak
        </Button>
        <Button look="secondary">Sluiten</Button>
      </Actions>
    </StepForm>
  );
}

/** What belongs to one signal: whether somebody lives there, and that it is not worked on. */
export function SignalForms({ stand, children, ...parts }: FormParts & { stand: SignaalStand; children?: Child }) {
  const { signaalId } = stand.signaal;
  const mayFall = mayStep(parts.situation, 'zetStatus') && livingSignals(parts.situation.zaak).includes(stand);
  const mayReturn = mayStep(parts.situation, 'herzieStatus') && stand.status !== 'Nog niet opgepakt';
  const mayCheck = mayStep(parts.situation, 'toetsInwoner');
  const mayCorrect = mayStep(parts.situation, 'corrigeer') && stand.signaal.teltNiet === undefined;
  if (!mayFall && !mayReturn && !mayCheck && !mayCorrect) return null;
  return (
    <details class="sh-niet-druk" {...(parts.refill?.fields.get('signaalId') === signaalId ? { open: true } : {})}>
      <summary>Iets vastleggen bij: {PARTNER_WORDS[stand.signaal.partner]}</summary>
      {mayCheck ? (
        <StepForm parts={parts} stap="toetsInwoner">
          <input type="hidden" name="signaalId" value={signaalId} />
          <div class="sh-rij">
            <SelectField
              name={`toetsInwoner-uitkomst-${signaalId}`}
              label="Woont de inwoner hier?"
              value={stand.inwoner}
              choices={INWONERTOETSEN.map(value => ({ value, text: RESIDENT_WORDS[value] }))}
            />
            <Button look="secondary">Vastleggen</Button>
          </div>
        </StepForm>
      ) : null}
      {mayFall ? (
        <StepForm parts={parts} stap="zetStatus">
          <input type="hidden" name="signaalId" value={signaalId} />
          <SelectField
            name={`zetStatus-status-${signaalId}`}
            label="Waarom pakt u dit signaal niet op?"
            empty="Kies"
            required
            choices={AFGEVALLEN.map(value => ({ value, text: value }))}
          />
          <SelectField
            name={`zetStatus-reden-${signaalId}`}
            label="Reden, bij 'andere reden'"
            empty="Niet nodig"
            choices={ANDERE_REDENEN.map(value => ({ value, text: REASON_WORDS[value] }))}
          />
          <Actions>
            <Button look="secondary">Dit signaal niet oppakken</Button>
          </Actions>
        </StepForm>
      ) : null}
      {mayReturn ? (
        <StepForm parts={parts} stap="herzieStatus">
          <input type="hidden" name="signaalId" value={signaalId} />
          <Actions>
            <Button look="secondary">Toch oppakken</Button>
          </Actions>
        </StepForm>
      ) : null}
      {children}
    </details>
  );
}

/** Who works on it: pick up, take over, give back; and what is left when it is closed. */
export function HoldingForms(parts: FormParts) {
  const { situation } = parts;
  const { houder } = situation.zaak;
  const mine = situation.actor.kind === 'persoon' && situation.actor.person === houder;
  const givesBack = mayStep(situation, 'geefTerug') && houder !== null && (mine || parts.desk.leads);
  return (
    <Actions>
      {mayStep(situation, 'pakOp') ? (
        <OneButton parts={parts} stap="pakOp">
          Oppakken
        </OneButton>
      ) : null}
      {mayStep(situation, 'neemOver') && houder !== null && !mine ? (
        <StepForm parts={parts} stap="neemOver">
          <input type="hidden" name="van" value={houder} />
          <Button look="secondary">Overnemen van uw collega</Button>
        </StepForm>
      ) : null}
      {givesBack ? (
        <OneButton parts={parts} stap="geefTerug" look="secondary">
          Teruggeven
        </OneButton>
      ) : null}
      {mayStep(situation, 'heropen') ? (
        <OneButton parts={parts} stap="heropen" look="secondary">
          Heropenen
        </OneButton>
      ) : null}
      {mayStep(situation, 'brengNaarDossier') && situation.zaak.naarDossierOp === null ? (
        <OneButton parts={parts} stap="brengNaarDossier" look="secondary">
          Naar het dossier gebracht
        </OneButton>
      ) : null}
    </Actions>
  );
}

export function FormHeading({ children }: { children: Child }) {
  return <Heading level={3}>{children}</Heading>;
}
