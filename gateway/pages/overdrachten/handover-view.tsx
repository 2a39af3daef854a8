/** One handover as one side sees it: what to do now, how far it is, what was agreed and what happened. */
import type { Child } from 'hono/jsx';
import type { OverdrachtStand, SocialeKaartVermelding } from '../../../schemas/generated/types.ts';
import { Card, Facts, Heading, Link, Notice, Table, Tag, Tags, Text } from '../components.tsx';
import { ErrorSummary } from '../form-parts.tsx';
import { pathTo, TeamPage } from '../zaken/team-page.tsx';
import { colleagueName, countdown, dayWords, shortName } from '../zaken/words.ts';
import { STEP_FORMS } from './handover-forms.tsx';
import { offeredSteps } from './next-step.ts';
import { Reach } from './reach.tsx';
import type { FormParts } from './step-form.tsx';
import {
  AREA_WORDS,
  CONTACT_WORDS,
  eventWords,
  KIND_WORDS,
  REASON_WORDS,
  RESULT_WORDS,
  RUNG_WORDS,
  STATUS_LOOKS,
  STATUS_WORDS,
  SUPPORT_WORDS,
  sideWords,
  TERM_WORDS,
  TRANSITION_WORDS,
} from './words.ts';

export interface HandoverOnPage extends FormParts {
  readonly names: TeamNames;
  /** Entries of the other team; empty where the reader does not see which team that is. */
  readonly reach: readonly SocialeKaartVermelding[];
  readonly notice: Child | null;
  /** A colleague has it, and this person does not lead the team. */
  readonly heldByColleague: boolean;
}

/** A team as people call it. */
export type TeamNames = (team: { readonly oin: string; readonly team: string }) => string;

export function HandoverView(on: HandoverOnPage) {
  const { desk, stand, notice, refill } = on;
  const crumbs = [{ href: pathTo(desk, 'overdrachten'), text: 'Overdrachten' }];
  return (
    <TeamPage desk={desk} title={`Overdracht ${shortName(stand.overdrachtId)}`} crumbs={crumbs}>
      {notice}
      {refill === null ? null : <ErrorSummary faults={refill.faults} />}
      <Tags>
        <Tag look={STATUS_LOOKS[stand.status] ?? 'grijs'}>{STATUS_WORDS[stand.status]}</Tag>
        <Tag>{stand.kant === 'afzender' ? 'U draagt over' : 'U neemt over'}</Tag>
        <Tag>{regieWords(stand)}</Tag>
      </Tags>
      <Progress stand={stand} />
      <div class="sh-kolommen">
        <div>
          <Refusal on={on} />
          <NowToDo on={on} />
          <WhatHappened stand={stand} />
        </div>
        <div>
          <About on={on} />
          <Terms on={on} />
          <Contents stand={stand} />
          <Reaching on={on} />
        </div>
      </div>
    </TeamPage>
  );
}

function regieWords({ regie, kant }: OverdrachtStand): string {
  return regie === 'elders' ? 'Regie bij een derde team' : `Regie bij ${sideWords(regie, kant)}`;
}

const ROAD = ['concept', 'voorgesteld', 'in_gesprek', 'geaccepteerd', 'overgedragen', 'afgesloten'] as const;

/** The road of a handover; where it stopped on the way there is no road to show. */
function Progress({ stand }: { stand: OverdrachtStand }) {
  const status = stand.status === 'toestemming_gevraagd' ? 'concept' : stand.status;
  const at = ROAD.indexOf(status as (typeof ROAD)[number]);
  if (at === -1) return null;
  return (
    <ol class="sh-weg" aria-label="Hoe ver de overdracht is">
      {ROAD.map((one, index) => (
        <li
          {...(index === at ? { 'aria-current': 'step' } : {})}
          class={index < at ? 'sh-geweest' : index === at ? 'sh-hier' : ''}
        >
          {STATUS_WORDS[one]}
          {index < at ? <span class="sh-alleen-hoorbaar"> (gedaan)</span> : null}
        </li>
      ))}
    </ol>
  );
}

function NowToDo({ on }: { on: HandoverOnPage }) {
  const { stand, kader, heldByColleague, refill } = on;
  const { next, others } = offeredSteps(stand, kader);
  if (heldByColleague)
    return (
      <Notice kind="info">
        <Text>Een collega heeft deze overdracht. Hij of uw teamleider kan haar aan u doorgeven.</Text>
      </Notice>
    );
  const NextForm = next === null ? null : STEP_FORMS[next].form;
  const waiting = waitingWords(stand);
  return (
    <>
      {next === null || NextForm === null ? (
        waiting === null ? null : (
          <Notice kind="info">
            <Text>{waiting}</Text>
          </Notice>
        )
      ) : (
        <Card nadruk labelledBy="nu-doen">
          <Heading level={2} id="nu-doen">
            Nu doen: {STEP_FORMS[next].title.toLowerCase()}
          </Heading>
          <NextForm {...on} />
        </Card>
      )}
      {others.length === 0 ? null : (
        <section class="sh-niet-druk" aria-labelledby="ook-doen">
          <Heading level={2} id="ook-doen">
            Wat u ook kunt doen
          </Heading>
          {others.map(step => {
            const { title, form: OtherForm } = STEP_FORMS[step];
            return (
              <details {...(refill?.stap === step ? { open: true } : {})}>
                <summary>{title}</summary>
                <OtherForm {...on} look="secondary" />
              </details>
            );
          })}
        </section>
      )}
    </>
  );
}

/** null where the page says above what can be done. */
function waitingWords(stand: OverdrachtStand): string | null {
  const { status, kant, geschil } = stand;
  if (status === 'ingetrokken') return 'Deze overdracht is gestopt. U hoeft niets meer te doen.';
  if (status === 'afgesloten') return 'Deze overdracht is klaar.';
  if (status === 'geweigerd' || status === 'doorverwezen') {
    if (geschil !== undefined) return 'Er loopt een geschil, of het is beslist. Kijk hieronder wat u kunt doen.';
    return kant === 'ontvanger' ? 'Het andere team leest uw antwoord. De regie blijft daar.' : null;
  }
  if (kant === 'afzender' && status === 'in_gesprek')
    return 'Spreek elkaar, met de cliënt erbij. Daarna kan het andere team accepteren. Tot dan hebt u de regie.';
  if (kant === 'ontvanger' && status === 'overgedragen')
    return 'Nog niet alles wat nodig is, is gegeven. Is dat er, dan kunt u afsluiten.';
  return 'U wacht nu op het andere team.';
}

function Refusal({ on: { desk, stand } }: { on: HandoverOnPage }) {
  const { weigering, geschil } = stand;
  if (weigering === undefined) return null;
  const kind = (KIND_WORDS as Readonly<Record<string, { text: string; hulpvraag: string | null }>>)[
    weigering.alternatief ?? ''
  ];
  const question = kind?.hulpvraag ?? null;
  return (
    <Card nadruk={stand.kant === 'afzender'} labelledBy="hoe-verder">
      <Heading level={2} id="hoe-verder">
        {stand.kant === 'afzender' ? 'Hoe u verder kunt' : 'Uw antwoord'}
      </Heading>
      <Facts
        facts={[
          ['Reden', REASON_WORDS[weigering.reden]],
          ['Past beter', kind?.text ?? null],
          ['Geschil', geschil === undefined ? null : disputeWords(geschil)],
        ]}
      />
      <Text>{weigering.hoeVerder}</Text>
      {stand.kant === 'afzender' ? (
        <Text>
          {(weigering.kaart ?? []).length > 0 ? 'Deze teams kunnen u misschien verder helpen. ' : null}
          <Link href={pathTo(desk, question === null ? 'sociale-kaart' : `sociale-kaart?hulpvraag=${question}`)}>
            Zoek een ander team in de sociale kaart
          </Link>
        </Text>
      ) : null}
      {(weigering.kaart ?? []).map(entry => (
        <details>
          <summary>
            {entry.opgave.naam}, {entry.organisatie}
          </summary>
          <Reach entry={entry} />
        </details>
      ))}
    </Card>
  );
}

function disputeWords({ trede, sinds, uitkomst }: NonNullable<OverdrachtStand['geschil']>): string {
  if (uitkomst === 'ontvanger_neemt_op') return 'Beslist: de ontvanger neemt het op';
  if (uitkomst === 'weigering_blijft') return 'Beslist: de weigering blijft';
  return `Bij ${RUNG_WORDS[trede]}, sinds ${dayWords(sinds)}`;
}

function WhatHappened({ stand: { geschiedenis, kant: own } }: { stand: OverdrachtStand }) {
  return (
    <>
      <Heading level={2}>Wat er gebeurde</Heading>
      <Table
        caption="Het laatste staat bovenaan"
        columns={[
          { head: 'Wat', cell: ({ wat }) => eventWords(wat) },
          { head: 'Wanneer', cell: ({ op }) => dayWords(op) },
          { head: 'Wie', cell: ({ kant }) => (kant === undefined ? '' : sideWords(kant, own)) },
        ]}
        rows={[...geschiedenis].reverse()}
      />
      <Text>
        {own === 'afzender'
          ? 'Het andere team ziet deze lijst vanaf uw voorstel, zonder wat alleen u aangaat.'
          : 'Beide teams zien dezelfde stappen, elk zijn eigen deel.'}
      </Text>
    </>
  );
}

function About({ on: { stand, names } }: { on: HandoverOnPage }) {
  const { overgang, plandatum, afzender, ontvanger, clientondersteuning, acceptatie, resultaat, kant } = stand;
  const own = stand[kant]?.persoon;
  return (
    <Card labelledBy="waarover">
      <Heading level={2} id="waarover">
        Waar het om gaat
      </Heading>
      <Facts
        facts={[
          ['Overgang', overgang === undefined ? null : TRANSITION_WORDS[overgang]],
          ['Dag van de overgang', plandatum === undefined ? null : dayWords(plandatum)],
          ['Van', afzender === undefined ? null : names(afzender.team)],
          ['Naar', ontvanger === undefined ? null : names(ontvanger.team)],
          ['Bij ons', own === undefined ? 'nog niemand' : own === stand.ikBen ? 'u' : colleagueName(own)],
          ['Cliëntondersteuning', clientondersteuning === undefined ? null : SUPPORT_WORDS[clientondersteuning]],
          ['Eerste afspraak', acceptatie === undefined ? null : dayWords(acceptatie.eersteAfspraak)],
          ['De hulp begint', acceptatie === undefined ? null : dayWords(acceptatie.start)],
          ['Resultaat', resultaat === undefined ? null : RESULT_WORDS[resultaat]],
        ]}
      />
      <Text>
        Namen van cliënten staan hier niet. Zet het kenmerk {shortName(stand.overdrachtId)} in uw eigen dossier.
      </Text>
      {stand.teLaatBegonnen === true ? <Text>Er is later begonnen dan de regels vragen.</Text> : null}
    </Card>
  );
}

function Terms({ on: { desk, stand } }: { on: HandoverOnPage }) {
  const running = stand.termijnen.filter(({ gehaald }) => !gehaald);
  if (running.length === 0) return null;
  return (
    <Card labelledBy="termijnen">
      <Heading level={2} id="termijnen">
        Termijnen
      </Heading>
      <ul class="sh-lijst-kaal">
        {running.map(({ naam, werkNaar, wettelijkEinde, kanten }) => {
          const { text, look } = countdown(werkNaar, desk.today);
          return (
            <li>
              {TERM_WORDS[naam]} ({kanten.length === 2 ? 'beide teams' : sideWords(kanten[0] ?? stand.kant, stand.kant)}
              ), werk naar {dayWords(werkNaar)} <Tag look={look}>{text}</Tag>
              {wettelijkEinde === undefined ? null : <> Volgens de wet uiterlijk {dayWords(wettelijkEinde)}.</>}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function Contents({ stand }: { stand: OverdrachtStand }) {
  const needed = (stand.inhoud ?? []).filter(one => one.nodig);
  const agreed = stand.afspraken ?? [];
  const talks = stand.contacten ?? [];
  return (
    <>
      {needed.length === 0 ? null : (
        <Card labelledBy="nodig">
          <Heading level={2} id="nodig">
            Wat de ander nodig heeft
          </Heading>
          <ul class="sh-lijst-kaal">
            {needed.map(({ gebied, gegeven, vanaf }) => (
              <li>
                {AREA_WORDS[gebied]}{' '}
                {gegeven === undefined ? (
                  <Tag>
                    {vanaf === 'voorstel' || stand.acceptatie !== undefined ? 'nog niet gegeven' : 'pas na acceptatie'}
                  </Tag>
                ) : (
                  <Tag look="groen">{gegeven.hoe === 'bericht' ? 'in een bericht' : 'verteld'}</Tag>
                )}
              </li>
            ))}
          </ul>
          <Text>Hier staat alleen óf iets is gegeven, niet wat.</Text>
        </Card>
      )}
      {talks.length + agreed.length === 0 ? null : (
        <Card labelledBy="gesprekken">
          <Heading level={2} id="gesprekken">
            Gesprekken en afspraken
          </Heading>
          <ul class="sh-lijst-kaal">
            {talks.map(({ op, soort, clientAanwezig }) => (
              <li>
                {dayWords(op)}: {CONTACT_WORDS[soort].toLowerCase()}, {clientAanwezig ? 'met' : 'zonder'} de cliënt
              </li>
            ))}
            {agreed.map(({ gebied, eigenaar, uiterlijk }) => (
              <li>
                {AREA_WORDS[gebied]}: {eigenaar === 'client' ? 'de cliënt zelf' : sideWords(eigenaar, stand.kant)},
                uiterlijk {dayWords(uiterlijk)}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

const TALKING: readonly OverdrachtStand['status'][] = ['voorgesteld', 'in_gesprek', 'geaccepteerd', 'overgedragen'];

/** Planning the conversation is a phone call: how to reach the other team today. */
function Reaching({ on: { desk, stand, reach, names } }: { on: HandoverOnPage }) {
  const other = stand[stand.kant === 'afzender' ? 'ontvanger' : 'afzender'];
  if (other === undefined || !TALKING.includes(stand.status)) return null;
  return (
    <Card labelledBy="bereiken">
      <Heading level={2} id="bereiken">
        Het gesprek plannen
      </Heading>
      <Text>{names(other.team)}</Text>
      {reach.length === 0 ? (
        <Text>
          Dit team staat niet in de sociale kaart.{' '}
          <Link href={pathTo(desk, 'sociale-kaart')}>Zoek een ander nummer in de sociale kaart</Link>
        </Text>
      ) : (
        reach.map(entry => (
          <>
            {reach.length === 1 ? null : <Heading level={3}>{entry.opgave.naam}</Heading>}
            <Reach entry={entry} />
          </>
        ))
      )}
      <Text>Vraag de cliënt erbij. Hij mag iemand meenemen.</Text>
    </Card>
  );
}
