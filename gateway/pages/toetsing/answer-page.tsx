/** The answer to "Mag ik dit delen?": the verdict first, then why, what is missing, what may go along, and the articles. */
import type { Moment } from '../../../consent/moment.ts';
import { Heading, Text } from '../components.tsx';
import { Page } from '../layout.tsx';
import type { Answers } from './answers.ts';
import { ContentLists } from './content-lists.tsx';
import type { AnswerStep } from './steps.ts';
import { stepOf } from './steps.ts';
import { addressOf, Chosen, CRUMBS_BELOW, PATH } from './views.tsx';
import { CONSENT_TITLES, lawsIn, optionText, questionText, VERDICTS } from './words.ts';

export interface AnswerPageProps {
  readonly step: AnswerStep;
  readonly answers: Answers;
  readonly now: Moment;
  readonly pretend: boolean;
}

export function AnswerPage({ step, answers, now, pretend }: AnswerPageProps) {
  const { antwoord } = step;
  const { oordeel, redenen, wegen, inhoud, artikelen, beleid } = antwoord;
  const { title, text } = VERDICTS[oordeel];
  const [, ...rest] = antwoord.uitleg;
  // Told where one open route is known: what it is about, whose it is and where it goes.
  const about = inhoud === undefined ? undefined : rest[0];
  const good = about === undefined ? rest : rest.slice(1);
  const isNo = oordeel === 'mag_niet';
  return (
    <Page title={title} at={PATH} crumbs={CRUMBS_BELOW} pretend={pretend}>
      <div class={`sh-oordeel sh-oordeel-${oordeel}`}>
        <Text lead>{text}</Text>
        {about === undefined ? null : <Text>{about}</Text>}
        {oordeel === 'nog_te_weten' ? <CanBecome kan={antwoord.kan} /> : null}
      </div>
      {redenen.length === 0 ? null : (
        <>
          <Heading level={2}>Waarom</Heading>
          <ul>
            {redenen.map(reden => (
              <li>
                {reden.uitleg} <span class="sh-artikelen">({reden.artikelen.join(', ')})</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {wegen.length === 0 ? null : (
        <>
          <Heading level={2}>Wat kan wel</Heading>
          <ul>
            {wegen.map(weg => (
              <li>{weg}</li>
            ))}
          </ul>
        </>
      )}
      <StillOpen step={step} answers={answers} />
      {inhoud === undefined || isNo ? null : <ContentLists inhoud={inhoud} bsn={step.route?.bsn} />}
      <Heading level={2}>Goed om te weten</Heading>
      <ul>
        {good.map(line => (
          <li>{line}</li>
        ))}
        {pretend ? <li>Dit is een oefenregio. Gebruik dit antwoord niet in het echt.</li> : null}
      </ul>
      <Articles articles={artikelen} />
      <Chosen answers={answers} route={step.route}>
        <Text>
          Getoetst op {inWords(now.localDate)}, aan versie {beleid} van het beleid. U kunt deze pagina afdrukken. U kunt
          ook het adres bewaren of doorsturen: daar staan alleen uw keuzes in.
        </Text>
      </Chosen>
    </Page>
  );
}

function CanBecome({ kan }: { kan: AnswerStep['antwoord']['kan'] }) {
  if (kan.includes('mag') || kan.length === 0) return null;
  return (
    <Text>
      Een ja zonder meer wordt het niet. Wel misschien:{' '}
      {kan.map(one => VERDICTS[one].title.toLowerCase()).join(', of ')}.
    </Text>
  );
}

/** Questions back, each with the answer that would settle it and the way to give it. */
function StillOpen({ step, answers }: { step: AnswerStep; answers: Answers }) {
  if (step.open.length === 0) return null;
  return (
    <>
      <Heading level={2}>Dit moet u nog weten</Heading>
      <ul class="sh-open">
        {step.open.map(({ field, closes }) => {
          const [kind = ''] = field.split('.');
          const about = field.includes('.') ? ` (${(CONSENT_TITLES[kind] ?? kind).toLowerCase()})` : '';
          return (
            <li>
              {questionText(field, step.route)}
              {about}{' '}
              {closes.length === 0 ? null : (
                <span>Het mag niet bij: {closes.map(code => optionText(field, code).toLowerCase()).join('; ')}. </span>
              )}
              <a class="nl-link sh-niet-druk" href={`${addressOf(answers, stepOf(field))}#${field}`}>
                Beantwoord<span class="sh-alleen-hoorbaar">: {questionText(field, step.route)}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Articles({ articles }: { articles: readonly string[] }) {
  if (articles.length === 0) return null;
  return (
    <>
      <Heading level={2}>De wet</Heading>
      <Text>Dit antwoord rust op: {articles.join(', ')}.</Text>
      <dl class="sh-feiten">
        {lawsIn(articles).map(([short, full]) => (
          <>
            <dt>{short}</dt>
            <dd>{full}</dd>
          </>
        ))}
      </dl>
      <Text>Een getal achter een wet is het artikel. Tussen haakjes staan lid en onderdeel.</Text>
    </>
  );
}

const DAY = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' });
const inWords = (date: string) => DAY.format(Date.parse(`${date}T00:00:00Z`));
