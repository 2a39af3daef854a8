/** Requests as somebody of one of the two teams sees them; the same for both, but which steps are theirs. */
import type { Child } from 'hono/jsx';
import { LIFE_AREAS, type LifeArea } from '../../casework/overdracht/content.ts';
import type { Side } from '../../casework/overdracht/steps.ts';
import type { RequestKind } from '../../casework/trajecten/requests.ts';
import { Actions, Button, Card, Facts, Heading, Link, Notice, Table, Tag, Tags, Text } from '../components.tsx';
import { ErrorSummary, type FormFaults, SelectField, TextField } from '../form-parts.tsx';
import { Checkboxes } from '../overdrachten/fields.tsx';
import type { TeamNames } from '../overdrachten/handover-view.tsx';
import { AREA_WORDS } from '../overdrachten/words.ts';
import { type Desk, FormToken, pathTo, TeamPage } from '../zaken/team-page.tsx';
import { countdown, dayWords, shortName } from '../zaken/words.ts';
import { lookOf, MAATWERK_KIND_WORDS, REQUEST_WORDS, type StepField, stepsFrom } from './words.ts';

interface Party {
  readonly team: { readonly oin: string; readonly team: string };
}

/** What the API answers about any of the three kinds. */
export interface RequestStand {
  readonly id: string;
  readonly versie: number;
  readonly kant: Side;
  readonly status: string;
  readonly afzender: Party;
  readonly ontvanger: Party;
  readonly gevraagdOp?: string;
  readonly aangemeldOp?: string;
  readonly gewenstOp?: string;
  readonly antwoordUiterlijk?: string;
  readonly besluitUiterlijk?: string;
  readonly soort?: string;
  readonly reden?: string;
  readonly onderzocht?: readonly LifeArea[];
  readonly toezegging?: { readonly vanaf: string; readonly geldigTot: string };
  readonly toegekend?: { readonly van: string; readonly tot: string };
  readonly omklap?: { readonly ingang: string; readonly evaluatie: string; readonly omklap: string };
}

export interface RequestOnPage {
  readonly desk: Desk;
  readonly kind: RequestKind;
  readonly stand: RequestStand;
  readonly names: TeamNames;
  readonly refill: { readonly stap: string; readonly faults: FormFaults; readonly fields: URLSearchParams } | null;
  readonly notice: Child | null;
}

const dueOf = ({ antwoordUiterlijk, besluitUiterlijk }: RequestStand) => antwoordUiterlijk ?? besluitUiterlijk ?? null;

const isOpen = (kind: RequestKind, { status }: RequestStand) => REQUEST_WORDS[kind].waiting.includes(status);

export function RequestList({
  desk,
  lists,
  names,
}: {
  desk: Desk;
  lists: readonly { kind: RequestKind; stands: readonly RequestStand[]; next: string | null }[];
  names: TeamNames;
}) {
  return (
    <TeamPage desk={desk} title="Verzoeken" at="verzoeken">
      <Text>
        Wat uw team aan een ander vroeg, en wat een ander aan uw team vraagt. Een nieuw verzoek begint met een bericht
        uit uw eigen systeem.
      </Text>
      {lists.map(({ kind, stands, next }) => {
        const words = REQUEST_WORDS[kind];
        return (
          <section aria-labelledby={`soort-${kind}`}>
            <Heading level={2} id={`soort-${kind}`}>
              {words.plural}
            </Heading>
            {stands.length === 0 ? (
              <Text>Er is er geen.</Text>
            ) : (
              <Table
                caption={`${stands.length === 1 ? 'Eén' : stands.length} gevonden`}
                columns={[
                  {
                    head: 'Kenmerk',
                    cell: ({ id }) => <Link href={pathTo(desk, `verzoeken/${kind}/${id}`)}>{shortName(id)}</Link>,
                  },
                  { head: 'Stand', cell: ({ status }) => <Status kind={kind} status={status} /> },
                  {
                    head: 'Antwoord',
                    cell: stand => {
                      const due = isOpen(kind, stand) ? dueOf(stand) : null;
                      if (due === null) return 'geen termijn';
                      const { look, text } = countdown(due, desk.today);
                      return <Tag look={look}>{text}</Tag>;
                    },
                  },
                  {
                    head: 'Met',
                    cell: ({ kant, afzender, ontvanger }) =>
                      kant === 'afzender' ? `Aan ${names(ontvanger.team)}` : `Van ${names(afzender.team)}`,
                  },
                ]}
                rows={stands}
              />
            )}
            {next === null ? null : (
              <Link href={pathTo(desk, `verzoeken?soort=${kind}&na=${next}`)}>Meer {words.plural.toLowerCase()}</Link>
            )}
          </section>
        );
      })}
    </TeamPage>
  );
}

function Status({ kind, status }: { kind: RequestKind; status: string }) {
  const words = REQUEST_WORDS[kind];
  return <Tag look={lookOf(words, status)}>{words.statuses[status] ?? status}</Tag>;
}

export function RequestView(on: RequestOnPage) {
  const { desk, kind, stand, names, refill, notice } = on;
  const words = REQUEST_WORDS[kind];
  const steps = stepsFrom(words, stand.status, stand.kant);
  const due = isOpen(kind, stand) ? dueOf(stand) : null;
  const crumbs = [{ href: pathTo(desk, 'verzoeken'), text: 'Verzoeken' }];
  return (
    <TeamPage desk={desk} title={`${words.title} ${shortName(stand.id)}`} crumbs={crumbs}>
      {notice}
      {refill === null ? null : <ErrorSummary faults={refill.faults} />}
      <Tags>
        <Status kind={kind} status={stand.status} />
        <Tag>{stand.kant === 'afzender' ? 'Uw team vroeg dit' : 'Aan uw team gevraagd'}</Tag>
        {due === null ? null : <Tag look={countdown(due, desk.today).look}>{countdown(due, desk.today).text}</Tag>}
      </Tags>
      <Facts
        facts={[
          ['Soort', stand.soort === undefined ? null : (MAATWERK_KIND_WORDS[stand.soort] ?? null)],
          ['Van', names(stand.afzender.team)],
          ['Aan', names(stand.ontvanger.team)],
          ['Gevraagd op', dayOrNull(stand.gevraagdOp ?? stand.aangemeldOp)],
          ['Gewenst op', dayOrNull(stand.gewenstOp)],
          ['Antwoord uiterlijk', dayOrNull(due ?? undefined)],
          ['Onderzocht', listOrNull((stand.onderzocht ?? []).map(one => AREA_WORDS[one]))],
          ['Toegezegd', stand.toezegging === undefined ? null : promised(stand.toezegging)],
          ['Toegekend', stand.toegekend === undefined ? null : granted(stand.toegekend)],
          ['Op naam van de huurder', dayOrNull(stand.omklap?.omklap)],
          ['Reden', reasonWords(on)],
        ]}
      />
      <Text>Om wie het gaat, staat in het bericht. Zet het kenmerk {shortName(stand.id)} in uw eigen dossier.</Text>
      {steps.length === 0 ? (
        <Notice kind="info">
          <Text>{due === null ? 'Hier hoeft niets meer te gebeuren.' : 'U wacht nu op het andere team.'}</Text>
        </Notice>
      ) : (
        steps.map((step, index) => <StepCard {...on} step={step} isFirst={index === 0} />)
      )}
    </TeamPage>
  );
}

const dayOrNull = (day: string | undefined) => (day === undefined ? null : dayWords(day));
const listOrNull = (words: readonly string[]) => (words.length === 0 ? null : words.join(', '));
const promised = ({ vanaf, geldigTot }: NonNullable<RequestStand['toezegging']>) =>
  `Vanaf ${dayWords(vanaf)}; de toezegging geldt tot en met ${dayWords(geldigTot)}`;
const granted = ({ van, tot }: NonNullable<RequestStand['toegekend']>) =>
  `${dayWords(van)} tot en met ${dayWords(tot)}`;

function reasonWords({ kind, stand: { reden } }: RequestOnPage): string | null {
  if (reden === undefined) return null;
  const field = REQUEST_WORDS[kind].steps.wijsAf?.fields.find(one => one.veld === 'reden');
  return field?.kind === 'keuze' ? (field.choices.find(one => one.value === reden)?.text ?? null) : null;
}

function StepCard({ desk, kind, stand, refill, step, isFirst }: RequestOnPage & { step: string; isFirst: boolean }) {
  const words = REQUEST_WORDS[kind].steps[step];
  if (words === undefined) return null;
  const mine = refill?.stap === step ? refill : null;
  return (
    <Card nadruk={isFirst} labelledBy={`stap-${step}`}>
      <Heading level={2} id={`stap-${step}`}>
        {words.button}
      </Heading>
      <Text>{words.says}</Text>
      <form method="post" action={pathTo(desk, `verzoeken/${kind}/${stand.id}/stappen`)}>
        <FormToken desk={desk} />
        <input type="hidden" name="stap" value={step} />
        <input type="hidden" name="versie" value={String(stand.versie)} />
        {words.fields.map(field => (
          <Field {...{ field, stand }} name={`${step}-${field.veld}`} form={mine?.fields} faults={mine?.faults ?? {}} />
        ))}
        <Actions>
          <Button look={isFirst ? 'primary' : 'secondary'}>{words.button}</Button>
        </Actions>
      </form>
    </Card>
  );
}

function Field({
  field,
  name,
  stand,
  form,
  faults,
}: {
  field: StepField;
  name: string;
  stand: RequestStand;
  form: URLSearchParams | undefined;
  faults: FormFaults;
}) {
  const value = form?.get(name);
  const common = { name, label: field.label, fault: faults[name], ...(value == null ? {} : { value }) };
  switch (field.kind) {
    case 'dag':
      return <TextField {...common} type="date" narrow required />;
    case 'kenmerk':
      return <TextField {...common} hint={field.hint} required />;
    case 'keuze':
      return <SelectField {...common} choices={field.choices} empty="Kies" required />;
    case 'gebieden':
      return (
        <Checkboxes
          {...{ name, label: field.label, fault: faults[name] }}
          choices={LIFE_AREAS.map(area => ({ value: area, text: AREA_WORDS[area] }))}
          chosen={form?.getAll(name) ?? stand.onderzocht ?? []}
        />
      );
  }
}
