/** The steps of a handover as forms: one that is the next step, and the others folded away. */
import type { Child } from 'hono/jsx';
import type { OverdrachtStand } from '../../../schemas/generated/types.ts';
import { LIFE_AREAS } from '../../casework/overdracht/content.ts';
import { REFUSAL_REASONS } from '../../casework/overdracht/reasons.ts';
import { CONTACT_KINDS, RESULTS } from '../../casework/overdracht/traject.ts';
import type { Kader } from '../../casework/overdracht/transitions.ts';
import type { Carriers } from '../../casework/trajecten/ports.ts';
import { Actions, Button, ButtonLink, type ButtonLook, Text } from '../components.tsx';
import { type Choice, type FormFaults, Radios, SelectField, TextField } from '../form-parts.tsx';
import { type Desk, FormToken, pathTo } from '../zaken/team-page.tsx';
import { dayWords, momentWords, shortName } from '../zaken/words.ts';
import { nameIn } from './asked-step.ts';
import { Checkboxes, TextArea } from './fields.tsx';
import { AREA_WORDS, CONTACT_WORDS, KIND_WORDS, REASON_WORDS, RESULT_WORDS, typeWords } from './words.ts';

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

function StepForm({ parts: { desk, stand }, stap, children }: { parts: FormParts; stap: StepName; children: Child }) {
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
function around({ refill }: FormParts, stap: StepName) {
  const mine = refill?.stap === stap ? refill : null;
  return (veld: string) => {
    const name = nameIn(stap, veld);
    const value = mine?.fields.get(name);
    return { name, fault: mine?.faults[name], ...(value == null ? {} : { value }) };
  };
}

const choicesOf = <K extends string>(words: Readonly<Record<K, string>>, keys: readonly K[]) =>
  keys.map((value): Choice => ({ value, text: words[value] }));

const YES_NO: readonly Choice[] = [
  { value: 'ja', text: 'Ja' },
  { value: 'nee', text: 'Nee' },
];

type Form = (parts: FormParts & { readonly look?: ButtonLook }) => Child;

const offerSupport: Form = ({ look = 'primary', ...parts }) => {
  const isOffered = parts.stand.clientondersteuning !== undefined;
  return (
    <StepForm parts={parts} stap="noteerClientondersteuning">
      <Text>
        Cliëntondersteuning is onafhankelijk en gratis.{' '}
        {isOffered ? 'Wat antwoordde de cliënt?' : 'Het aanbod moet eerst.'}
      </Text>
      <Actions>
        {isOffered ? null : (
          <Button look={look} name="noteerClientondersteuning-antwoord" value="aangeboden">
            Aangeboden
          </Button>
        )}
        <Button look="secondary" name="noteerClientondersteuning-antwoord" value="aangenomen">
          Ja, de cliënt wil dat
        </Button>
        <Button look="secondary" name="noteerClientondersteuning-antwoord" value="afgewezen">
          Nee, de cliënt wil dat niet
        </Button>
      </Actions>
    </StepForm>
  );
};

const askConsent: Form = ({ look = 'primary', ...parts }) => (
  <StepForm parts={parts} stap="vraagToestemming">
    <Text>U gaat de cliënt vragen of hij het goed vindt. Daarna krijgt u de vraag op het scherm of op papier.</Text>
    <Actions>
      <Button look={look}>Toestemming gaan vragen</Button>
    </Actions>
  </StepForm>
);

const noteConsent: Form = ({ look = 'primary', ...parts }) => {
  const { consents } = parts.carriers;
  return (
    <>
      <Actions>
        <ButtonLink look="secondary" href={pathTo(parts.desk, `overdrachten/${parts.stand.overdrachtId}/toestemming`)}>
          De vraag laten zien of afdrukken
        </ButtonLink>
      </Actions>
      <StepForm parts={parts} stap="noteerToestemming">
        {consents.length === 0 ? (
          <Text>
            Van deze cliënt staat nog geen toestemming voor dit team vast. Leg haar vast met uw eigen systeem. U kunt
            het antwoord hier al noteren.
          </Text>
        ) : (
          <Checkboxes
            name="noteerToestemming-toestemmingen"
            label="Op welke toestemming steunt u?"
            hint="Trekt de cliënt haar in, dan stopt deze overdracht vanzelf."
            choices={consents.map(({ consentId, givenMs, validUntil }) => ({
              value: consentId,
              text: `Gegeven ${momentWords(givenMs)}${validUntil === null ? '' : `, tot en met ${dayWords(validUntil)}`} (${shortName(consentId)})`,
            }))}
            chosen={
              parts.refill?.fields.getAll('noteerToestemming-toestemmingen') ??
              consents.map(({ consentId }) => consentId)
            }
          />
        )}
        <Actions>
          <Button look={look} name="noteerToestemming-gegeven" value="ja">
            De cliënt zegt ja
          </Button>
          <Button look="secondary" name="noteerToestemming-gegeven" value="nee">
            De cliënt zegt nee: stop de overdracht
          </Button>
        </Actions>
      </StepForm>
    </>
  );
};

const propose: Form = ({ look = 'primary', ...parts }) => {
  const { stand, carriers } = parts;
  const field = around(parts, 'stelVoor');
  const fitting = carriers.messages.filter(
    one => one.type === stand.bericht?.type && (stand.bericht.stap === undefined || one.variant === stand.bericht.stap),
  );
  const [newest] = fitting;
  return (
    <StepForm parts={parts} stap="stelVoor">
      <Text>De ander ziet pas nu dat er een overdracht is. U blijft regiehouder tot hij accepteert.</Text>
      {stand.bericht === undefined ? (
        <Text>Bij deze overgang gaat geen bericht door Seinhuis. U vertelt alles in het gesprek.</Text>
      ) : newest === undefined ? (
        <TextField
          {...field('kenmerk')}
          label={`Kenmerk van het bericht “${typeWords(stand.bericht.type)}”`}
          hint="Er is nog geen bericht over deze cliënt aan dit team. Stuur het eerst met uw eigen systeem. Het kenmerk staat op het ontvangstbewijs; soms staat het hier vanzelf."
        />
      ) : (
        <Radios
          {...field('verstrekkingId')}
          label="Welk bericht hebt u gestuurd?"
          hint="Dit zijn berichten over deze cliënt aan dit team. De inhoud staat hier niet."
          stacked
          value={field('verstrekkingId').value ?? newest.disclosureId}
          choices={fitting.map(({ disclosureId, type, epochMs }) => ({
            value: disclosureId,
            text: `${typeWords(type)}, ${momentWords(epochMs)} (${shortName(disclosureId)})`,
          }))}
        />
      )}
      {parts.kader !== 'toestemming' ? null : (
        <TextArea
          {...field('woordenClient')}
          label="Wat wil de cliënt zelf?"
          hint="In zijn eigen woorden. Alleen uw team leest dit. Geen burgerservicenummer, en niets over iemand anders."
          maxlength={2000}
        />
      )}
      <Actions>
        <Button look={look}>Voorstellen aan het andere team</Button>
      </Actions>
    </StepForm>
  );
};

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

function ColleagueField(field: { name: string; fault: string | undefined; value?: string }) {
  return (
    <TextField
      {...field}
      label="Naam van uw collega bij de aanmelddienst"
      hint="Zo kent uw organisatie hem. Wij bewaren alleen een code, geen naam."
    />
  );
}

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

const noteGiven: Form = ({ look = 'primary', ...parts }) => {
  const { stand, carriers } = parts;
  const field = around(parts, 'noteerGegeven');
  const isFree = (vanaf: 'voorstel' | 'acceptatie') => vanaf === 'voorstel' || stand.acceptatie !== undefined;
  const open = (stand.inhoud ?? []).filter(one => one.nodig && one.gegeven === undefined && isFree(one.vanaf));
  const ways = [
    ...(stand.contacten ?? []).flatMap((one, index) =>
      one.clientAanwezig
        ? [{ value: `gesprek ${index}`, text: `Verteld op ${dayWords(one.op)}, met de cliënt erbij` }]
        : [],
    ),
    ...carriers.messages
      .filter(one => one.type === stand.bericht?.type)
      .map(one => ({
        value: `bericht ${one.disclosureId}`,
        text: `In het bericht van ${momentWords(one.epochMs)} (${shortName(one.disclosureId)})`,
      })),
  ];
  if (open.length === 0) return <Text>Alles wat nu kan, is gegeven.</Text>;
  if (ways.length === 0) return <Text>Geef het in een bericht, of in een gesprek waar de cliënt bij is.</Text>;
  return (
    <StepForm parts={parts} stap="noteerGegeven">
      <Checkboxes
        name="noteerGegeven-gebied"
        label="Wat is er gegeven?"
        hint="Het andere team ziet dat dit gegeven is, niet wat erin staat."
        fault={field('gebied').fault}
        choices={open.map(({ gebied }) => ({ value: gebied, text: AREA_WORDS[gebied] }))}
        chosen={
          parts.refill?.stap === 'noteerGegeven'
            ? parts.refill.fields.getAll('noteerGegeven-gebied')
            : open.map(({ gebied }) => gebied)
        }
      />
      <SelectField {...field('hoe')} label="Hoe?" required empty="Kies" choices={ways} />
      <Actions>
        <Button look={look}>Vastleggen dat het gegeven is</Button>
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

const moveDay: Form = parts => (
  <StepForm parts={parts} stap="verzetDatum">
    <div class="sh-rij">
      <TextField
        {...around(parts, 'verzetDatum')('plandatum')}
        label="Nieuwe dag van de overgang"
        type="date"
        narrow
        required
      />
      <Button look="secondary">Dag verzetten</Button>
    </div>
  </StepForm>
);

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
