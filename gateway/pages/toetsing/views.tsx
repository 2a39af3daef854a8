/** The pages of "Mag ik dit delen?": one step with its questions, and the page that says it cannot be asked. */
import type { Child } from 'hono/jsx';
import { Actions, Button, ButtonLink, Heading, Link, Text } from '../components.tsx';
import { ErrorSummary } from '../form-parts.tsx';
import { Page } from '../layout.tsx';
import { type Answers, queryOf } from './answers.ts';
import { ChoiceField } from './choice-field.tsx';
import { ContentLists } from './content-lists.tsx';
import { type AskStep, carriedBy, type FieldFault, STEPS, type StepId, stepOf } from './steps.ts';
import { CONSENT_TITLES, FAULTS, hintText, optionText, questionText, STEP_TITLES, STRETCHES } from './words.ts';

export const PATH = '/mag-ik-dit-delen';
const CRUMBS = [{ href: '/', text: 'Start' }];
export const CRUMBS_BELOW = [...CRUMBS, { href: PATH, text: 'Mag ik dit delen?' }];

/** @param change a step to be answered again; kept until it is sent */
export function addressOf(answers: Answers, change?: StepId): string {
  const parts = [queryOf(answers), ...(change === undefined ? [] : [`wijzig=${change}`])].filter(one => one !== '');
  return parts.length === 0 ? PATH : `${PATH}?${parts.join('&')}`;
}

export interface StepPageProps {
  readonly step: AskStep;
  readonly answers: Answers;
  /** What was sent and is not right, by field; empty on a first visit. */
  readonly faults: ReadonlyMap<string, FieldFault>;
  readonly pretend: boolean;
}

export function StepPage({ step, answers, faults, pretend }: StepPageProps) {
  const { id } = step;
  const isFirst = id === 'wie';
  const carried = carriedBy(id, answers);
  const told = Object.fromEntries([...faults.keys()].map(name => [name, questionText(name, step.route)]));
  return (
    <Page
      title={STEP_TITLES[id]}
      at={PATH}
      crumbs={isFirst ? CRUMBS : CRUMBS_BELOW}
      faulty={faults.size > 0}
      pretend={pretend}
    >
      {isFirst ? <Introduction /> : null}
      <Progress id={id} />
      <ErrorSummary faults={told} />
      <form method="get" action={PATH} class="sh-toets">
        {[...carried].flatMap(([name, codes]) => codes.map(code => <input type="hidden" name={name} value={code} />))}
        <input type="hidden" name="vanaf" value={id} />
        {id === 'gegevens' && step.inhoud !== undefined ? (
          <ContentLists inhoud={step.inhoud} bsn={step.route?.bsn} />
        ) : null}
        {step.fields.map(field => {
          const fault = faults.get(field.name);
          return (
            <ChoiceField
              field={field}
              legend={questionText(field.name, step.route)}
              hint={hintText(field.name, step.route)}
              fault={fault === undefined ? undefined : faultText(field.name, fault)}
              chosen={answers.get(field.name) ?? []}
            />
          );
        })}
        <Actions>
          <Button>Verder</Button>
          {STEPS.indexOf(id) <= STEPS.indexOf('waar') ? null : (
            <Button look="subtle" name="toon" value="antwoord">
              Toon het antwoord tot nu toe
            </Button>
          )}
        </Actions>
      </form>
      {carried.size === 0 ? null : (
        <details class="sh-gekozen">
          <summary>Uw antwoorden tot nu toe ({carried.size})</summary>
          <Chosen answers={carried} route={step.route} />
        </details>
      )}
    </Page>
  );
}

function Introduction() {
  return (
    <>
      <Text lead>
        Wilt u weten of u iets over een inwoner mag delen? Beantwoord een paar vragen. U ziet dan of het mag, waarom, en
        wat u kunt doen als het niet mag.
      </Text>
      <Text>
        Wij vragen niet om wie het gaat. U kiest alleen uit lijsten. Wij bewaren uw antwoorden niet. Weet u iets niet?
        Kies dan "weet ik niet". Wij gokken niet.
      </Text>
    </>
  );
}

function Progress({ id }: { id: StepId }) {
  const at = Math.min(STEPS.indexOf(id), 3);
  return (
    <p class="sh-voortgang">
      Stap {at + 1} van {STRETCHES.length}: {STRETCHES[at]!.toLowerCase()}
    </p>
  );
}

const faultText = (name: string, fault: FieldFault) =>
  ['wie', 'bericht'].includes(name) ? FAULTS.kies : FAULTS[fault];

/** What was chosen, each with the way to choose again. */
export function Chosen({ answers, route, children }: { answers: Answers; route: AskStep['route']; children?: Child }) {
  if (answers.size === 0) return null;
  return (
    <section class="sh-gekozen" aria-labelledby="uw-antwoorden">
      <Heading level={2} id="uw-antwoorden">
        Uw antwoorden
      </Heading>
      {children}
      <dl class="sh-antwoorden">
        {[...answers].map(([name, codes]) => {
          const [kind = ''] = name.split('.');
          const about = name.includes('.') ? ` (${(CONSENT_TITLES[kind] ?? kind).toLowerCase()})` : '';
          const question = `${questionText(name, route)}${about}`;
          return (
            <div>
              <dt>{question}</dt>
              <dd>{codes.map(code => optionText(name, code)).join('; ')}</dd>
              <dd class="sh-niet-druk">
                <a class="nl-link" href={`${addressOf(answers, stepOf(name))}#${name}`}>
                  Wijzig<span class="sh-alleen-hoorbaar">: {question}</span>
                </a>
              </dd>
            </div>
          );
        })}
      </dl>
      <p class="nl-paragraph sh-niet-druk">
        <Link href={PATH}>Begin opnieuw</Link>
      </p>
    </section>
  );
}

export function NoQuestionPage({ pretend }: { pretend: boolean }) {
  return (
    <Page title="Deze vraag kennen wij niet" at={PATH} crumbs={CRUMBS_BELOW} pretend={pretend}>
      <Text>Het adres van deze pagina klopt niet. Er is misschien een stuk van weg.</Text>
      <Actions>
        <ButtonLink href={PATH}>Begin opnieuw</ButtonLink>
      </Actions>
    </Page>
  );
}

export function BusyPage({ pretend }: { pretend: boolean }) {
  return (
    <Page title="Het is nu druk" at={PATH} crumbs={CRUMBS_BELOW} pretend={pretend}>
      <Text>Te veel mensen stellen nu een vraag. Wacht een minuut en laad de pagina dan opnieuw.</Text>
      <Text>Uw antwoorden staan in het adres van deze pagina. U hoeft niet opnieuw te beginnen.</Text>
    </Page>
  );
}
