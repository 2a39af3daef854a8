/** One zaak with all its signals on one page: who and where, what to do now, and what happened. */
import type { Child } from 'hono/jsx';
import type { Settings } from '../../casework/vroegsignalering/settings.ts';
import type { Situation } from '../../casework/vroegsignalering/steps.ts';
import { type Term, termsOf } from '../../casework/vroegsignalering/terms.ts';
import { isOpen, livingSignals, type SignaalStand, staatOf } from '../../casework/vroegsignalering/zaak.ts';
import type { KeptEvent, StoredZaak } from '../../casework/zaken/ports.ts';
import {
  Actions,
  Button,
  ButtonLink,
  Card,
  Facts,
  Heading,
  Link,
  Notice,
  Table,
  Tag,
  Tags,
  Text,
} from '../components.tsx';
import { ErrorSummary, Radios } from '../form-parts.tsx';
import type { Whom } from './content.ts';
import { CorrectingForms, RegroupingForms } from './correcting-forms.tsx';
import { type ReadSignal, type ReadSignals, SCREEN_REASONS } from './reading.ts';
import {
  AttemptForm,
  CloseForm,
  DAY_STEP_NAMES,
  DayForm,
  FormHeading,
  HoldingForms,
  InformForm,
  mayStep,
  type Refill,
  SignalForms,
} from './step-forms.tsx';
import { type Desk, FormToken, pathTo, TeamPage } from './team-page.tsx';
import { holderWords } from './tray-pages.tsx';
import {
  colleagueName,
  countdown,
  dayWords,
  euroWords,
  eventWords,
  momentWords,
  NOTE_WORDS,
  PARTNER_WORDS,
  RESIDENT_WORDS,
  STAAT_WORDS,
  shortName,
  TERM_WORDS,
  UNREADABLE_WORDS,
} from './words.ts';

export interface ZaakOnPage {
  readonly desk: Desk;
  readonly stored: StoredZaak;
  readonly situation: Situation;
  readonly settings: Settings;
  readonly history: readonly KeptEvent[];
  /** Names of organisations by OIN. */
  readonly senders: ReadonlyMap<string, string>;
  /** null: nobody read the content on this page. */
  readonly read: ReadSignals | null;
  readonly gevoelig: boolean;
  readonly refill: Refill | null;
  readonly notice: Child | null;
  /** Open zaken on the same address that may join this one. */
  readonly joinable: readonly StoredZaak['zaak'][];
}

export function ZaakView(on: ZaakOnPage) {
  const { desk, stored, situation, settings, history, read, refill, notice } = on;
  const { zaak, versie } = stored;
  const parts = { desk, situation, versie, refill };
  const name = shortName(zaak.zaakId);
  const isMine = zaak.houder !== null && situation.actor.kind === 'persoon' && situation.actor.person === zaak.houder;
  return (
    <TeamPage desk={desk} title={`Zaak ${name}`} crumbs={[{ href: pathTo(desk, 'lade'), text: 'Lade' }]}>
      {notice}
      {refill === null ? null : <ErrorSummary faults={refill.faults} />}
      <Tags>
        <Tag look={staatOf(zaak) === 'gesloten' ? 'groen' : 'grijs'}>{STAAT_WORDS[staatOf(zaak)]}</Tag>
        <Tag>bij {holderWords(desk, zaak.houder)}</Tag>
        <Tag>{livingSignals(zaak).length === 1 ? '1 signaal' : `${livingSignals(zaak).length} signalen`}</Tag>
      </Tags>
      <HoldingForms {...parts} />
      <div class="sh-kolommen">
        <div>
          <WhoAndWhere on={on} />
          <Heading level={2}>Signalen</Heading>
          {zaak.signalen.map(stand => (
            <SignalCard stand={stand} on={on}>
              <SignalForms {...parts} stand={stand}>
                <CorrectingForms {...parts} stand={stand} />
              </SignalForms>
            </SignalCard>
          ))}
        </div>
        <div>
          {isMine ? (
            <Card nadruk labelledBy="nu-doen">
              <Heading level={2} id="nu-doen">
                Nu doen
              </Heading>
              {mayStep(situation, 'noteerPoging') ? <AttemptForm {...parts} /> : null}
              {DAY_STEP_NAMES.filter(stap => mayStep(situation, stap) && dayStepIsOpen(stap, zaak)).map(stap => (
                <DayForm {...parts} stap={stap} />
              ))}
            </Card>
          ) : null}
          <Terms terms={termsOf(zaak, settings)} today={desk.today} />
          {mayStep(situation, 'informeer') &&
          (isMine || !isOpen(zaak)) &&
          zaak.signalen.some(one => one.geinformeerd === null) ? (
            <Card>
              <FormHeading>Vertel wat wij hebben</FormHeading>
              <Text>
                Vertel de inwoner van wie het signaal kwam, waarvoor u het gebruikt en welke rechten er zijn (AVG 14).
              </Text>
              <InformForm {...parts} />
            </Card>
          ) : null}
          {isMine && mayStep(situation, 'sluit') ? (
            <Card>
              <FormHeading>Zaak afronden</FormHeading>
              <CloseForm {...parts} />
            </Card>
          ) : null}
          {isMine ? <RegroupingForms {...parts} joinable={on.joinable} /> : null}
        </div>
      </div>
      <Heading level={2}>Wat er gebeurde</Heading>
      <Table
        caption="Het laatste staat bovenaan"
        columns={[
          { head: 'Wat', cell: ({ event }) => eventWords(event) },
          { head: 'Wanneer', cell: ({ epochMs }) => momentWords(epochMs) },
          { head: 'Wie', cell: ({ person }) => actorWords(desk, person) },
        ]}
        rows={[...history].reverse()}
      />
      <Actions>
        <ButtonLink look="secondary" href={pathTo(desk, `volgende?na=${zaak.zaakId}`)}>
          Volgende zaak
        </ButtonLink>
        <Link href={pathTo(desk, 'lade')}>Terug naar de lade</Link>
      </Actions>
      {read === null ? null : <Text>Dat u dit las, is vastgelegd.</Text>}
    </TeamPage>
  );
}

function dayStepIsOpen(stap: (typeof DAY_STEP_NAMES)[number], zaak: StoredZaak['zaak']): boolean {
  if (stap === 'biedAan') return zaak.aangebodenOp === null;
  return stap !== 'noteerAanvaarding' || zaak.aangebodenOp !== null;
}

function actorWords(desk: Desk, person: string | null): string {
  if (person === null) return 'Seinhuis';
  return desk.self.some(name => name === person) ? 'u' : colleagueName(person);
}

function WhoAndWhere({ on }: { on: ZaakOnPage }) {
  const { desk, read, stored, gevoelig } = on;
  if (read === null) return <AskToRead on={on} />;
  const people = peopleIn(read);
  const isHiding = [...read.values()].some(one => one.kind === 'gelezen' && one.verborgen.length > 0);
  return (
    <>
      {people.map(wie => (
        <Card>
          <Heading level={2}>{wie.naam}</Heading>
          <WhomFacts wie={wie} />
        </Card>
      ))}
      <Actions>
        <form method="post" action={pathTo(desk, `zaken/${stored.zaak.zaakId}/huisbezoek`)}>
          <FormToken desk={desk} />
          <Button look="secondary">Blad voor huisbezoek</Button>
        </form>
        {isHiding && !gevoelig ? (
          <form method="post" action={pathTo(desk, `zaken/${stored.zaak.zaakId}/lezen`)}>
            <FormToken desk={desk} />
            <input type="hidden" name="reden" value="behandeling" />
            <Button look="secondary" name="gevoelig" value="ja">
              Toon gevoelige gegevens
            </Button>
          </form>
        ) : null}
      </Actions>
    </>
  );
}

export function WhomFacts({ wie }: { wie: Whom }) {
  return (
    <Facts
      facts={[
        [
          'Adres',
          wie.adres.length === 0 ? null : wie.adres.map((line, index) => (index === 0 ? line : [<br />, line])),
        ],
        [
          'Telefoon',
          wie.telefoon === null ? null : (
            <a class="nl-link" href={`tel:${wie.telefoon.replace(/[^+\d]/g, '')}`}>
              {wie.telefoon}
            </a>
          ),
        ],
        ['E-mail', wie.email],
        ['Geboren', wie.geboren],
      ]}
    />
  );
}

/** One block for each person that the signals name; signals may write one person in several ways. */
export function peopleIn(read: ReadSignals): readonly Whom[] {
  const people = new Map<string, Whom>();
  for (const one of read.values()) if (one.kind === 'gelezen') people.set(JSON.stringify(one.wie), one.wie);
  return [...people.values()];
}

function AskToRead({ on: { desk, stored } }: { on: ZaakOnPage }) {
  return (
    <Card>
      <Heading level={2}>Wie en waar</Heading>
      <Text>Naam en adres staan hier pas als u zegt waarom u ze wilt lezen. Dat u leest, wordt vastgelegd.</Text>
      <form method="post" action={pathTo(desk, `zaken/${stored.zaak.zaakId}/lezen`)}>
        <FormToken desk={desk} />
        <Radios
          name="reden"
          label="Waarom leest u dit?"
          stacked
          choices={Object.entries(SCREEN_REASONS).map(([value, text]) => ({ value, text }))}
        />
        <Actions>
          <Button look="secondary">Lezen</Button>
        </Actions>
      </form>
    </Card>
  );
}

function SignalCard({ stand, on, children }: { stand: SignaalStand; on: ZaakOnPage; children: Child }) {
  const { signaal, aantekeningen = [] } = stand;
  const read = on.read?.get(signaal.signaalId);
  return (
    <Card>
      <Heading level={3}>
        {PARTNER_WORDS[signaal.partner]}: {euroWords(signaal.bedragEuro)}
      </Heading>
      <Tags>
        {signaal.crisisdatum === null ? null : <Tag look="rood">crisis {dayWords(signaal.crisisdatum)}</Tag>}
        {stand.status === 'Nog niet opgepakt' ? null : <Tag>{stand.status}</Tag>}
        {stand.herhaling === 'geen' ? null : <Tag>herhaling</Tag>}
        {aantekeningen.map(one => (
          <Tag look="geel">{NOTE_WORDS[one]}</Tag>
        ))}
      </Tags>
      <Facts
        facts={[
          ['Van', on.senders.get(signaal.afzender) ?? signaal.afzender],
          ['Gemeld op', dayWords(signaal.signaaldatum)],
          ['Achterstand sinds', dayWords(signaal.ontstaansdatum)],
          ['Inwoner', RESIDENT_WORDS[stand.inwoner]],
          ['Verteld aan inwoner', stand.geinformeerd === null ? 'Nog niet' : dayWords(stand.geinformeerd.op)],
        ]}
      />
      {read === undefined ? null : <SignalContent read={read} />}
      {read?.kind === 'gelezen' && read.perBrief ? <LetterForm stand={stand} on={on} /> : null}
      {children}
    </Card>
  );
}

/** For who has no DigiD (R24); the letter itself says what it needs. */
function LetterForm({ stand, on: { desk, stored } }: { stand: SignaalStand; on: ZaakOnPage }) {
  return (
    <form method="post" action={pathTo(desk, `zaken/${stored.zaak.zaakId}/brief`)}>
      <FormToken desk={desk} />
      <input type="hidden" name="signaal" value={stand.signaal.signaalId} />
      <Actions>
        <Button look="secondary">Maak een brief met een code</Button>
      </Actions>
    </form>
  );
}

function SignalContent({ read }: { read: ReadSignal }) {
  if (read.kind !== 'gelezen')
    return (
      <Notice kind="warning">
        <Text>{UNREADABLE_WORDS[read.kind]}</Text>
      </Notice>
    );
  return (
    <details>
      <summary>Alles wat de afzender schreef</summary>
      {read.gecorrigeerd ? <Text>Iets hiervan is verbeterd.</Text> : null}
      <Facts facts={read.regels} />
      {read.verborgen.length === 0 ? null : <Text>Niet getoond: {read.verborgen.join(', ')}.</Text>}
    </details>
  );
}

/** Each signal has a term of its own; two that end on one day are one line. */
function isFirstOfItsKind({ naam, uiterlijk }: Term, index: number, all: readonly Term[]): boolean {
  return all.findIndex(one => one.naam === naam && one.uiterlijk === uiterlijk) === index;
}

function Terms({ terms, today }: { terms: readonly Term[]; today: string }) {
  const running = terms.filter(({ stand }) => stand === 'loopt').filter(isFirstOfItsKind);
  if (running.length === 0) return null;
  return (
    <Card>
      <FormHeading>Termijnen</FormHeading>
      <ul class="sh-lijst-kaal">
        {[...running]
          .sort((one, other) => (one.uiterlijk < other.uiterlijk ? -1 : 1))
          .map(({ naam, uiterlijk }) => {
            const { text, look } = countdown(uiterlijk, today);
            return (
              <li>
                {TERM_WORDS[naam]}, uiterlijk {dayWords(uiterlijk)} <Tag look={look}>{text}</Tag>
              </li>
            );
          })}
      </ul>
    </Card>
  );
}
