/** Steps of who hands over, as forms: offering support, consent, proposing, and giving what is needed. */
import { Actions, Button, ButtonLink, Text } from '../components.tsx';
import { Radios, SelectField, TextField } from '../form-parts.tsx';
import { pathTo } from '../zaken/team-page.tsx';
import { dayWords, momentWords, shortName } from '../zaken/words.ts';
import { Checkboxes, TextArea } from './fields.tsx';
import { around, type Form, StepForm } from './step-form.tsx';
import { AREA_WORDS, typeWords } from './words.ts';

export const offerSupport: Form = ({ look = 'primary', ...parts }) => {
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

export const askConsent: Form = ({ look = 'primary', ...parts }) => (
  <StepForm parts={parts} stap="vraagToestemming">
    <Text>U gaat de cliënt vragen of hij het goed vindt. Daarna krijgt u de vraag op het scherm of op papier.</Text>
    <Actions>
      <Button look={look}>Toestemming gaan vragen</Button>
    </Actions>
  </StepForm>
);

export const noteConsent: Form = ({ look = 'primary', ...parts }) => {
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

export const propose: Form = ({ look = 'primary', ...parts }) => {
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

export const noteGiven: Form = ({ look = 'primary', ...parts }) => {
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

export const moveDay: Form = parts => (
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
