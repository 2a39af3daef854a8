/** Steps that put a zaak right: what a signal says, whom it is about, and which signals belong together (AVG 16). */
import {
  CORRECTIEREDENEN,
  type Correctiereden,
  LOSMAAKREDENEN,
  type Losmaakreden,
} from '../../casework/vroegsignalering/correcting.ts';
import { livingSignals, type SignaalStand, type Zaak } from '../../casework/vroegsignalering/zaak.ts';
import { Actions, Button, Card, Text } from '../components.tsx';
import { Checkboxes, SelectField, TextField } from '../form-parts.tsx';
import { around, FormHeading, type FormParts, mayStep, StepForm } from './step-forms.tsx';
import { dayWords, euroWords, PARTNER_WORDS, shortName } from './words.ts';

const CORRECTION_WORDS: Readonly<Record<Correctiereden, string>> = {
  bericht_van_afzender: 'De afzender liet het weten',
  verklaring_van_inwoner: 'De inwoner zei het',
  vastgesteld_door_team: 'Wij zagen het zelf',
};

const DETACH_WORDS: Readonly<Record<Losmaakreden, string>> = {
  andere_persoon: 'Het gaat over iemand anders',
  ander_adres: 'Het gaat over een ander adres',
};

/** Within what belongs to one signal. */
export function CorrectingForms({ stand, ...parts }: FormParts & { stand: SignaalStand }) {
  const { signaalId, teltNiet, bedragEuro, ontstaansdatum, crisisdatum } = stand.signaal;
  if (teltNiet !== undefined) return null;
  const correct = around(parts, 'corrigeer');
  const detach = around(parts, 'maakLos');
  return (
    <>
      {mayStep(parts.situation, 'corrigeer') ? (
        <StepForm parts={parts} stap="corrigeer">
          <input type="hidden" name="signaalId" value={signaalId} />
          <FormHeading>Er klopt iets niet</FormHeading>
          <Text>Vul alleen in wat anders is. Wat er eerst stond, blijft in de geschiedenis.</Text>
          <div class="sh-rij">
            <TextField
              {...correct(`bedragEuro-${signaalId}`)}
              label="Juiste bedrag in euro"
              hint={`Nu ${euroWords(bedragEuro)}`}
              narrow
            />
            <TextField
              {...correct(`ontstaansdatum-${signaalId}`)}
              label="Achterstand sinds"
              hint={`Nu ${dayWords(ontstaansdatum)}`}
              type="date"
              narrow
            />
            <TextField
              {...correct(`crisisdatum-${signaalId}`)}
              label="Dag van de crisis"
              hint={crisisdatum === null ? 'Nu geen' : `Nu ${dayWords(crisisdatum)}`}
              type="date"
              narrow
            />
          </div>
          {crisisdatum === null ? null : (
            <SelectField
              {...correct(`crisisVervalt-${signaalId}`)}
              label="Dreigt er nog iets?"
              empty="Ja"
              choices={[{ value: 'ja', text: 'Nee, er dreigt toch niets' }]}
            />
          )}
          <SelectField
            {...correct(`reden-${signaalId}`)}
            label="Hoe weet u dat?"
            empty="Kies"
            required
            choices={CORRECTIEREDENEN.map(value => ({ value, text: CORRECTION_WORDS[value] }))}
          />
          <Actions>
            <Button look="secondary">Signaal verbeteren</Button>
          </Actions>
        </StepForm>
      ) : null}
      {mayStep(parts.situation, 'maakLos') ? (
        <StepForm parts={parts} stap="maakLos">
          <input type="hidden" name="signaalId" value={signaalId} />
          <SelectField
            {...detach(`reden-${signaalId}`)}
            label="Hoort dit signaal hier niet?"
            hint="U leest het dan niet meer. De afzender hoort dat het signaal niet klopte."
            empty="Kies waarom"
            required
            choices={LOSMAAKREDENEN.map(value => ({ value, text: DETACH_WORDS[value] }))}
          />
          <Actions>
            <Button look="secondary">Signaal uit het werk halen</Button>
          </Actions>
        </StepForm>
      ) : null}
    </>
  );
}

/** @param joinable open zaken on the same address that may join this one */
export function RegroupingForms({ joinable, ...parts }: FormParts & { joinable: readonly Zaak[] }) {
  const { situation, refill } = parts;
  const signals = livingSignals(situation.zaak);
  const maySplit = mayStep(situation, 'splits') && situation.zaak.signalen.length > 1;
  const mayJoin = mayStep(situation, 'voegSamen') && joinable.length > 0;
  if (!maySplit && !mayJoin) return null;
  const split = around(parts, 'splits');
  const join = around(parts, 'voegSamen');
  const isOpen = refill?.stap === 'splits' || refill?.stap === 'voegSamen';
  return (
    <Card>
      <details {...(isOpen ? { open: true } : {})}>
        <summary>Splitsen of samenvoegen</summary>
        {maySplit ? (
          <StepForm parts={parts} stap="splits">
            <Checkboxes
              name="splits-signalen"
              label="Welke signalen gaan over iemand anders op dit adres?"
              hint="Zij krijgen samen een eigen zaak, die nog niemand heeft opgepakt."
              fault={split('signalen').fault}
              values={refill?.stap === 'splits' ? refill.fields.getAll('splits-signalen') : []}
              choices={signals.map(({ signaal }) => ({
                value: signaal.signaalId,
                text: `${PARTNER_WORDS[signaal.partner]}, ${euroWords(signaal.bedragEuro)}, gekomen ${dayWords(signaal.ontvangenOp)}`,
              }))}
            />
            <Actions>
              <Button look="secondary">Een eigen zaak geven</Button>
            </Actions>
          </StepForm>
        ) : null}
        {mayJoin ? (
          <StepForm parts={parts} stap="voegSamen">
            <SelectField
              {...join('met')}
              label="Welke zaak op dit adres hoort hierbij?"
              hint="De signalen komen hierheen; de andere zaak eindigt."
              empty="Kies de zaak"
              required
              choices={joinable.map(({ zaakId, signalen }) => ({
                value: zaakId,
                text: `${shortName(zaakId)}: ${signalen.map(({ signaal }) => PARTNER_WORDS[signaal.partner]).join(', ')}`,
              }))}
            />
            <Actions>
              <Button look="secondary">Bij deze zaak voegen</Button>
            </Actions>
          </StepForm>
        ) : null}
      </details>
    </Card>
  );
}
