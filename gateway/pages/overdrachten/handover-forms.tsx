/** Steps of a handover as forms: those of who takes over and of both sides, and all of them by name. */
import { LIFE_AREAS } from '../../casework/overdracht/content.ts';
import { REFUSAL_REASONS } from '../../casework/overdracht/reasons.ts';
import { CONTACT_KINDS, RESULTS } from '../../casework/overdracht/traject.ts';
import { Actions, Button, Text } from '../components.tsx';
import { type Choice, Radios, SelectField, TextField } from '../form-parts.tsx';
import { askConsent, moveDay, noteConsent, noteGiven, offerSupport, propose } from './sender-forms.tsx';
import { around, ColleagueField, choicesOf, type Form, type FormParts, StepForm, type StepName } from './step-form.tsx';
import { AREA_WORDS, CONTACT_WORDS, KIND_WORDS, REASON_WORDS, RESULT_WORDS } from './words.ts';

const YES_NO: readonly Choice[] = [
  { value: 'ja', text: 'Ja' },
  { value: 'nee', text: 'Nee' },
];

const join: Form = ({ look = 'primary', ...parts }) => {
  const field = around(parts, 'noemProfessional');
  return (
    <StepForm parts={parts} stap="noemProfessional">
      <Text>U gaat het gesprek voeren. De ander ziet dat uw team meedoet.</Text>
      <details {...(field('medewerker').value === undefined ? {} : { open: true })}>
        <summary>Een collega gaat meedoen, ik niet</summary>
        <ColleagueField {...field('medewerker')} />
      </details>
      <Actions>
        <Button look={look}>Meedoen</Button>
      </Actions>
    </StepForm>
  );
};

function TalkFields({ parts, stap, required }: { parts: FormParts; stap: StepName; required: boolean }) {
  const field = around(parts, stap);
  return (
    <>
      <Radios {...field('soort')} label="Hoe sprak u elkaar?" choices={choicesOf(CONTACT_WORDS, CONTACT_KINDS)} />
      <Radios {...field('clientAanwezig')} label="Was de cliënt erbij?" choices={YES_NO} />
      <TextField
        {...field('op')}
        label="Op welke dag?"
        type="date"
        narrow
        max={parts.desk.today}
        value={field('op').value ?? parts.desk.today}
        required={required}
      />
    </>
  );
}

const noteTalk: Form = ({ look = 'primary', ...parts }) => (
  <StepForm parts={parts} stap="noteerContact">
    <TalkFields parts={parts} stap="noteerContact" required />
    <Actions>
      <Button look={look}>Gesprek vastleggen</Button>
    </Actions>
  </StepForm>
);

const accept: Form = ({ look = 'primary', ...parts }) => {
  const field = around(parts, 'accepteer');
  const hasTalked = (parts.stand.contacten ?? []).length > 0;
  return (
    <StepForm parts={parts} stap="accepteer">
      <Text>Met deze knop neemt uw team de regie over. Dat kan alleen na een gesprek.</Text>
      {hasTalked ? null : <TalkFields parts={parts} stap="accepteer" required />}
      <div class="sh-rij">
        <TextField {...field('eersteAfspraak')} label="Eerste afspraak met de cliënt" type="date" narrow required />
        <TextField {...field('start')} label="De hulp begint op" type="date" narrow required />
      </div>
      <details {...((field('medewerker').value ?? '') === '' ? {} : { open: true })}>
        <summary>Een collega wordt regiehouder, ik niet</summary>
        <ColleagueField {...field('medewerker')} />
      </details>
      <Actions>
        <Button look={look}>Accepteren en regiehouder worden</Button>
      </Actions>
    </StepForm>
  );
};

const decline: Form = parts => {
  const field = around(parts, 'weiger');
  return (
    <StepForm parts={parts} stap="weiger">
      <Radios
        {...field('reden')}
        label="Waarom neemt u niet over?"
        hint="Het andere team leest deze reden, en hoe het verder kan. De regie blijft daar."
        stacked
        choices={choicesOf(REASON_WORDS, Object.keys(REFUSAL_REASONS) as (keyof typeof REASON_WORDS)[])}
      />
      <SelectField
        {...field('alternatief')}
        label="Past een ander soort team beter?"
        hint="Er wordt niets doorgestuurd. Het andere team ziet in de sociale kaart wie dat zijn."
        empty="Dat weet ik niet"
        choices={Object.entries(KIND_WORDS).map(([value, { text }]) => ({ value, text }))}
      />
      <Actions>
        <Button look="secondary">Niet overnemen</Button>
      </Actions>
    </StepForm>
  );
};

const confirm: Form = ({ look = 'primary', ...parts }) => (
  <StepForm parts={parts} stap="bevestig">
    <Text>Zeggen beide teams dat de cliënt gezien is? Dan is de overdracht klaar.</Text>
    <Actions>
      <Button look={look}>De cliënt is gezien</Button>
    </Actions>
  </StepForm>
);

const close: Form = ({ look = 'primary', ...parts }) => (
  <StepForm parts={parts} stap="sluitAf">
    <Radios
      {...around(parts, 'sluitAf')('resultaat')}
      label="Hoe ging het verder?"
      hint="Alleen uw team ziet dit. Het andere team ziet dat u afsluit."
      stacked
      choices={choicesOf(RESULT_WORDS, RESULTS)}
    />
    <Actions>
      <Button look={look}>Afsluiten</Button>
    </Actions>
  </StepForm>
);

const stop: Form = parts => {
  const mayOwn = parts.stand.kant === 'afzender' && parts.stand.acceptatie === undefined;
  return (
    <StepForm parts={parts} stap="trekIn">
      <Text>De overdracht stopt. Het andere team hoort dat zij stopt, niet waarom.</Text>
      <Actions>
        <Button look="secondary" name="trekIn-wie" value="client">
          Stoppen: de cliënt wil niet meer
        </Button>
        {mayOwn ? (
          <Button look="secondary" name="trekIn-wie" value="afzender">
            Stoppen: ons team wil niet meer
          </Button>
        ) : null}
      </Actions>
    </StepForm>
  );
};

const dispute: Form = ({ look = 'secondary', ...parts }) => (
  <StepForm parts={parts} stap="meldGeschil">
    <Text>Bent u het niet eens met het antwoord? Eerst zoeken de contactpersonen het samen uit.</Text>
    <Actions>
      <Button look={look}>Geschil melden</Button>
    </Actions>
  </StepForm>
);

const bringOn: Form = parts => (
  <StepForm parts={parts} stap="brengVerder">
    <Actions>
      <Button look="secondary">
        Naar {parts.stand.geschil?.trede === 'contactpersonen' ? 'de regioadviseur' : 'de geschillencommissie'}
      </Button>
    </Actions>
  </StepForm>
);

const settle: Form = parts => {
  const { geschil, kant } = parts.stand;
  const isAdvice = geschil?.trede === 'geschillencommissie';
  return (
    <StepForm parts={parts} stap="beslisGeschil">
      <Text>
        {isAdvice ? 'Noteer het advies van de geschillencommissie. Dat wordt gevolgd.' : 'U kunt alleen zelf toegeven.'}
      </Text>
      <Actions>
        {isAdvice || kant === 'ontvanger' ? (
          <Button look="secondary" name="beslisGeschil-uitkomst" value="ontvanger_neemt_op">
            De ontvanger neemt het alsnog op
          </Button>
        ) : null}
        {isAdvice || kant === 'afzender' ? (
          <Button look="secondary" name="beslisGeschil-uitkomst" value="weigering_blijft">
            De weigering blijft
          </Button>
        ) : null}
      </Actions>
    </StepForm>
  );
};

const agree: Form = parts => {
  const field = around(parts, 'maakAfspraak');
  const areas = (parts.stand.inhoud ?? []).flatMap(({ gebied, nodig }) =>
    nodig && LIFE_AREAS.some(one => one === gebied) ? [{ value: gebied, text: AREA_WORDS[gebied] }] : [],
  );
  if (areas.length === 0) return <Text>Er is niets waarover een afspraak nodig is.</Text>;
  return (
    <StepForm parts={parts} stap="maakAfspraak">
      <div class="sh-rij">
        <SelectField {...field('gebied')} label="Waarover?" required empty="Kies" choices={areas} />
        <SelectField
          {...field('eigenaar')}
          label="Wie doet het?"
          required
          empty="Kies"
          choices={[
            { value: 'afzender', text: 'Het team dat overdraagt' },
            { value: 'ontvanger', text: 'Het team dat overneemt' },
            { value: 'client', text: 'De cliënt zelf' },
          ]}
        />
        <TextField {...field('uiterlijk')} label="Uiterlijk" type="date" narrow required />
      </div>
      <Actions>
        <Button look="secondary">Afspraak vastleggen</Button>
      </Actions>
    </StepForm>
  );
};

const passOn =
  (stap: 'geefDoor' | 'wisselRegiehouder', text: string): Form =>
  parts => (
    <StepForm parts={parts} stap={stap}>
      <ColleagueField {...around(parts, stap)('medewerker')} />
      <Actions>
        <Button look="secondary">{text}</Button>
      </Actions>
    </StepForm>
  );

/** The heading above a form, and the form. */
export const STEP_FORMS: Readonly<
  Record<Exclude<StepName, 'verwijsDoor'>, { readonly title: string; readonly form: Form }>
> = {
  noteerClientondersteuning: { title: 'Cliëntondersteuning', form: offerSupport },
  vraagToestemming: { title: 'Toestemming vragen', form: askConsent },
  noteerToestemming: { title: 'Antwoord van de cliënt', form: noteConsent },
  stelVoor: { title: 'Voorstellen', form: propose },
  noemProfessional: { title: 'Meedoen', form: join },
  noteerContact: { title: 'Een gesprek vastleggen', form: noteTalk },
  accepteer: { title: 'Accepteren', form: accept },
  bevestig: { title: 'Bevestigen', form: confirm },
  sluitAf: { title: 'Afsluiten', form: close },
  weiger: { title: 'Niet overnemen', form: decline },
  trekIn: { title: 'Stoppen', form: stop },
  meldGeschil: { title: 'Niet mee eens', form: dispute },
  brengVerder: { title: 'Geschil verder brengen', form: bringOn },
  beslisGeschil: { title: 'Geschil beslissen', form: settle },
  noteerGegeven: { title: 'Geven wat nodig is', form: noteGiven },
  maakAfspraak: { title: 'Afspraak maken', form: agree },
  verzetDatum: { title: 'Dag van de overgang verzetten', form: moveDay },
  geefDoor: { title: 'Aan een collega doorgeven', form: passOn('geefDoor', 'Doorgeven') },
  wisselRegiehouder: {
    title: 'Andere regiehouder in uw team',
    form: passOn('wisselRegiehouder', 'Regiehouder wisselen'),
  },
};
