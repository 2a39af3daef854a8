/** One request for inzage: what was found, which lines go into the letter, and a colleague's yes to exactly that. */
import { isSamePerson } from '../../access/identity.ts';
import type { InzageVerstrekking } from '../../casework/rechten/inzage.ts';
import { lookAgainOn, type OpenedRequest } from '../../toezicht/letters.ts';
import { LEFT_OUT, type LeftOut } from '../../toezicht/ports.ts';
import { Actions, Button, ButtonLink, Card, Facts, Heading, Notice, Tag, Tags, Text } from '../components.tsx';
import { ErrorSummary, type FormFaults } from '../form-parts.tsx';
import { FormToken } from '../zaken/team-page.tsx';
import { countdown, dayWords, momentWords, shortName } from '../zaken/words.ts';
import { FoundOf } from './found-table.tsx';
import { type Office, OfficePage, ReadsAlong } from './office.tsx';
import { LEFT_OUT_WORDS, REQUEST_WORDS, VASTSTELLING_WORDS } from './words.ts';

type Choices = ReadonlyMap<string, 'in' | LeftOut>;

const pathTo = (id: string) => `/toezicht/inzage/${id}`;

export function RequestPage({
  office,
  opened,
  faults,
  choices = new Map(),
}: {
  office: Office;
  opened: OpenedRequest;
  faults: FormFaults;
  choices?: Choices;
}) {
  const { request, asker } = opened;
  const [word, look] = REQUEST_WORDS[request.state];
  const left = countdown(request.dueOn, office.today);
  return (
    <OfficePage
      office={office}
      title={`Verzoek ${shortName(request.requestId)}`}
      crumbs={[{ href: '/toezicht/inzage', text: 'Inzage' }]}
    >
      <ErrorSummary faults={faults} />
      <Tags>
        <Tag look={look}>{word}</Tag>
        {request.state === 'goedgekeurd' ? null : <Tag look={left.look}>{left.text}</Tag>}
      </Tags>
      <Facts
        facts={[
          ['Wie vraagt', asker === null ? 'Niet meer bewaard' : asker.naam],
          ['Geboren', asker?.geboortedatum === undefined ? null : dayWords(asker.geboortedatum)],
          ['Vastgesteld', asker === null ? null : VASTSTELLING_WORDS[asker.vastgesteld]],
          ['Gekomen', dayWords(request.receivedOn)],
          ['Antwoord uiterlijk', dayWords(request.dueOn)],
          ['Besloten', request.decidedMs === null ? null : momentWords(request.decidedMs)],
        ]}
      />
      <Now {...{ office, opened, faults, choices }} />
    </OfficePage>
  );
}

function Now(props: { office: Office; opened: OpenedRequest; faults: FormFaults; choices: Choices }) {
  const { office, opened } = props;
  const { request, found } = opened;
  if (found === null) return <Text>Wie dit vroeg, is niet meer bewaard. Er is niets meer te doen.</Text>;
  if (request.state === 'goedgekeurd') return <Agreed opened={opened} />;
  if (request.state === 'voorgesteld') return <Second office={office} opened={opened} />;
  if (office.actor === null)
    return (
      <>
        <ReadsAlong office={office} />
        <FoundOf office={office} found={found} />
      </>
    );
  return <Choose {...props} found={found} />;
}

function Choose({
  office,
  opened: { request },
  faults,
  choices,
  found,
}: {
  office: Office;
  opened: OpenedRequest;
  faults: FormFaults;
  choices: Choices;
  found: NonNullable<OpenedRequest['found']>;
}) {
  return (
    <form method="post" action={`${pathTo(request.requestId)}/voorstel`} novalidate>
      <Heading level={2}>Wat er is gevonden</Heading>
      <Text>Kies per regel of die in de brief komt. Alleen bij BSN is het zeker deze inwoner.</Text>
      <FormToken desk={office} />
      <FoundOf
        office={office}
        found={found}
        choose={{ head: 'In de brief', cell: line => <LineChoice {...{ line, faults, choices }} /> }}
      />
      <Actions>
        <Button>Voorleggen aan een collega</Button>
      </Actions>
    </form>
  );
}

/** What is surely theirs stands in the letter unless somebody says why not. */
function LineChoice({ line, faults, choices }: { line: InzageVerstrekking; faults: FormFaults; choices: Choices }) {
  const name = `regel-${line.vermelding}`;
  const fault = faults[name];
  const chosen = choices.get(line.vermelding) ?? (line.gevondenOp.includes('bsn') ? 'in' : '');
  return (
    <>
      {fault === undefined ? null : (
        <span class="utrecht-form-field-error-message" id={`${name}-fout`}>
          {fault}
        </span>
      )}
      <select
        class="utrecht-select utrecht-select--html-select"
        id={name}
        name={name}
        aria-label={`In de brief: ${momentWords(Date.parse(line.tijdstip))}`}
        {...(fault === undefined ? {} : { 'aria-invalid': 'true' as const, 'aria-describedby': `${name}-fout` })}
      >
        {chosen === '' ? <option value="">Kies</option> : null}
        <option value="in" {...(chosen === 'in' ? { selected: true } : {})}>
          Ja, in de brief
        </option>
        {LEFT_OUT.map(value => (
          <option value={value} {...(chosen === value ? { selected: true } : {})}>
            {LEFT_OUT_WORDS[value]}
          </option>
        ))}
      </select>
    </>
  );
}

function Draft({ office, opened: { found, draft } }: { office: Office; opened: OpenedRequest }) {
  if (found === null || draft === null) return null;
  const out = new Map(draft.weggelaten.map(one => [one.vermelding, one.grond]));
  const shown = found.verstrekkingen.filter(
    one => draft.vermeldingen.includes(one.vermelding) || out.has(one.vermelding),
  );
  return (
    <FoundOf
      office={office}
      found={{ ...found, verstrekkingen: shown }}
      choose={{
        head: 'In de brief',
        cell: ({ vermelding }) => {
          const why = out.get(vermelding);
          return why === undefined ? <Tag look="groen">Ja</Tag> : <Tag look="geel">{LEFT_OUT_WORDS[why]}</Tag>;
        },
      }}
    />
  );
}

function Second({ office, opened }: { office: Office; opened: OpenedRequest }) {
  const { request } = opened;
  const { proposal } = request;
  if (proposal === null) return null;
  const { actor } = office;
  const own = actor !== null && isSamePerson(proposal.proposer, actor);
  return (
    <>
      <Heading level={2}>Wat in de brief komt</Heading>
      <Draft office={office} opened={opened} />
      <Card nadruk labelledBy="oordeel-kop">
        <Heading level={2} id="oordeel-kop">
          Meekijken
        </Heading>
        <Text>
          {own
            ? 'U legde dit voor. Een andere privacyfunctionaris moet meegaan.'
            : 'Een collega legde dit voor. Gaat u mee, dan is de brief klaar.'}
        </Text>
        <ReadsAlong office={office} />
        {actor === null ? null : (
          <form method="post" action={`${pathTo(request.requestId)}/oordeel`}>
            <FormToken desk={office} />
            <input type="hidden" name="kenmerk" value={proposal.digest} />
            <Actions>
              {own ? null : (
                <Button name="oordeel" value="akkoord">
                  Akkoord met deze brief
                </Button>
              )}
              <Button look="secondary" name="oordeel" value="niet_akkoord">
                {own ? 'Terugnemen en opnieuw kiezen' : 'Niet akkoord'}
              </Button>
            </Actions>
          </form>
        )}
      </Card>
    </>
  );
}

function Agreed({ opened: { request, draft } }: { opened: OpenedRequest }) {
  const held = draft?.weggelaten.some(({ grond }) => grond === 'uavg_41') ?? false;
  const decidedOn = new Date(request.decidedMs ?? 0).toISOString().slice(0, 10);
  return (
    <>
      <Notice kind="ok">
        <Text>Twee privacyfunctionarissen gingen akkoord. De brief kan weg.</Text>
      </Notice>
      <Actions>
        <ButtonLink href={`${pathTo(request.requestId)}/brief`}>Brief bekijken en afdrukken</ButtonLink>
      </Actions>
      {held ? (
        <Notice kind="warning">
          <Text>
            Er is een regel weggelaten om iemand te beschermen. Kijk daar uiterlijk {dayWords(lookAgainOn(decidedOn))}{' '}
            opnieuw naar.
          </Text>
        </Notice>
      ) : null}
    </>
  );
}
