/** Messages that two officers of the sender decide on (R20): on codes and facts, never on the body. */
import type { Hono } from 'hono';
import { isSamePerson } from '../../access/identity.ts';
import { decideOnHeld, type HeldView, proposeOnHeld, viewHeld } from '../../held/held.ts';
import type { HeldAnswer, HeldMessage, HeldOutcome } from '../../held/ports.ts';
import { UUID } from '../../http/page.ts';
import { partyName } from '../../toezicht/lines.ts';
import type { Proposal } from '../../vier-ogen/vier-ogen.ts';
import { Actions, Button, Card, Facts, Heading, Link, Notice, Table, Tag, Tags, Text } from '../components.tsx';
import { notHere } from '../error-pages.tsx';
import { ErrorSummary, type FormFaults, Radios } from '../form-parts.tsx';
import { answerPage } from '../render.ts';
import type { ScreenContext, ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { FormToken } from '../zaken/team-page.tsx';
import { countdown, dayWords, momentWords } from '../zaken/words.ts';
import { NotDone, type Office, OfficePage, officeOf, ReadsAlong } from './office.tsx';
import { ANSWER_WORDS, HELD_WORDS, reasonWords, refusalWords, typeWords } from './words.ts';

const ROWS = 100;

export function heldPages(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  const { ports } = parts;

  pages.get('/toezicht/aangehouden', async c => {
    const office = await officeOf(c, parts);
    const all = c.req.query('alle') === 'ja';
    const found = await ports.held.list(office.oin, all ? null : 'wacht', null, ROWS);
    return answerPage(c, <HeldList {...{ office, all, found }} />);
  });

  pages.get('/toezicht/aangehouden/:verstrekking', async c => {
    const office = await officeOf(c, parts);
    const id = c.req.param('verstrekking');
    const view = UUID.test(id) ? await viewHeld(ports, office.oin, id, ports.clock.now()) : null;
    return view === null ? notHere(c) : answerPage(c, <HeldPage {...{ office, view }} faults={{}} />);
  });

  pages.post('/toezicht/aangehouden/:verstrekking/voorstel', async c => {
    const office = await officeOf(c, parts);
    const id = c.req.param('verstrekking');
    const now = ports.clock.now();
    const view = UUID.test(id) ? await viewHeld(ports, office.oin, id, now) : null;
    if (view === null || office.actor === null) return notHere(c);
    const answer = c.get('form').get('besluit');
    if (answer !== 'toelaten' && answer !== 'weigeren') {
      const faults = { besluit: 'Kies wat u voorstelt.' };
      return answerPage(c, <HeldPage {...{ office, view, faults }} />, 400);
    }
    const outcome = await proposeOnHeld(ports, office.actor, id, answer, now);
    return isDone(outcome) ? c.redirect(pathTo(id), 303) : refused(c, id, office, outcome);
  });

  pages.post('/toezicht/aangehouden/:verstrekking/oordeel', async c => {
    const office = await officeOf(c, parts);
    const id = c.req.param('verstrekking');
    const form = c.get('form');
    const proposalId = form.get('voorstel') ?? '';
    const oordeel = form.get('oordeel');
    if (!UUID.test(id) || !UUID.test(proposalId) || office.actor === null) return notHere(c);
    if (oordeel !== 'akkoord' && oordeel !== 'niet_akkoord') return notHere(c);
    const asked = { proposalId, agreed: oordeel === 'akkoord', digest: form.get('kenmerk') ?? '' };
    const outcome = await decideOnHeld(ports, office.actor, id, asked, ports.clock.now());
    return isDone(outcome) ? c.redirect(pathTo(id), 303) : refused(c, id, office, outcome);
  });
}

type Done = Extract<HeldOutcome, { readonly kind: 'proposed' | 'rejected' | 'decided' }>;

const isDone = (outcome: HeldOutcome): outcome is Done => ['proposed', 'rejected', 'decided'].includes(outcome.kind);

function refused(c: ScreenContext, id: string, office: Office, outcome: Exclude<HeldOutcome, Done>) {
  const back = { href: pathTo(id), text: 'Terug naar het bericht' };
  return answerPage(c, <NotDone {...{ office, back }} crumbs={CRUMBS} text={refusalWords(outcome)} />, 409);
}

const CRUMBS = [{ href: '/toezicht/aangehouden', text: 'Aangehouden' }];
const pathTo = (id: string) => `/toezicht/aangehouden/${id}`;

function teamName(team: string, office: Office): string {
  const [oin = '', code] = team.split('/');
  return partyName({ oin, team: code }, office.directory);
}

function HeldList({ office, all, found }: { office: Office; all: boolean; found: readonly HeldMessage[] }) {
  return (
    <OfficePage office={office} title="Aangehouden berichten" at="/toezicht/aangehouden">
      <Text>
        Hier is een regel niet genoeg: twee privacyfunctionarissen beslissen samen. Beslist niemand op tijd, dan gaat
        het bericht niet door.
      </Text>
      <ReadsAlong office={office} />
      {found.length === 0 ? (
        <Notice kind="ok">
          <Text>{all ? 'Er is nog nooit een bericht aangehouden.' : 'Er wacht niets op een besluit.'}</Text>
        </Notice>
      ) : (
        <Table
          caption={found.length === 1 ? '1 bericht' : `${found.length} berichten`}
          rows={found}
          columns={[
            {
              head: 'Bericht',
              cell: one => <Link href={pathTo(one.disclosureId)}>{typeWords(one.messageType)}</Link>,
            },
            { head: 'Naar', cell: one => teamName(one.team, office) },
            { head: 'Staat', cell: one => <Tag look={HELD_WORDS[one.state][1]}>{HELD_WORDS[one.state][0]}</Tag> },
            {
              head: 'Tijd',
              cell: one =>
                one.state === 'wacht' ? <Left dueOn={one.dueOn} office={office} /> : `tot ${dayWords(one.dueOn)}`,
            },
            { head: 'Waarom', cell: one => reasonWords(one.codes) },
          ]}
        />
      )}
      <Text>
        {all ? (
          <Link href="/toezicht/aangehouden">Alleen wat nog wacht</Link>
        ) : (
          <Link href="/toezicht/aangehouden?alle=ja">Ook wat al is besloten</Link>
        )}
      </Text>
    </OfficePage>
  );
}

function Left({ dueOn, office }: { dueOn: string; office: Office }) {
  const { text, look } = countdown(dueOn, office.today);
  return <Tag look={look}>{text}</Tag>;
}

function HeldPage({ office, view, faults }: { office: Office; view: HeldView; faults: FormFaults }) {
  const { held, facts, doubts, ifAllowed } = view;
  const [word, look] = HELD_WORDS[held.state];
  return (
    <OfficePage office={office} title={`Aangehouden: ${typeWords(held.messageType).toLowerCase()}`} crumbs={CRUMBS}>
      <ErrorSummary faults={faults} />
      <Tags>
        <Tag look={look}>{word}</Tag>
        {held.state === 'wacht' ? <Left dueOn={held.dueOn} office={office} /> : null}
      </Tags>
      <div class="sh-kolommen">
        <div>
          <Facts
            facts={[
              ['Naar', teamName(held.team, office)],
              ['Aangehouden op', momentWords(held.heldMs)],
              ['Uiterlijk', dayWords(held.dueOn)],
              ['Haast', held.urgent ? 'Ja: er is een datum van ontruiming of afsluiting' : null],
            ]}
          />
          <Heading level={2}>Waar het om gaat</Heading>
          <ul>
            {doubts.map(({ code, text }) => (
              <li>
                {text} <code>{code}</code>
              </li>
            ))}
          </ul>
          <Heading level={2}>Wat over het bericht vaststaat</Heading>
          {facts.length === 0 ? (
            <Text>De gegevens zijn vernietigd.</Text>
          ) : (
            <ul>
              {facts.map(one => (
                <li>{one}</li>
              ))}
            </ul>
          )}
          <Text>De inhoud ziet u niet: u beslist op de feiten hierboven.</Text>
        </div>
        {held.state === 'wacht' ? <Decide {...{ office, view, faults, ifAllowed }} /> : null}
      </div>
    </OfficePage>
  );
}

const IF_ALLOWED: Readonly<Record<NonNullable<HeldView['ifAllowed']>, string>> = {
  toegestaan: 'Laat u het toe, dan kan de ontvanger het ophalen. Bij het ophalen wordt opnieuw besloten.',
  geweigerd: 'Ook als u het toelaat, gaat het nu niet door: een andere regel staat het niet toe.',
  aangehouden: 'Ook als u het toelaat, blijft er een vraag open. Het gaat dan nog niet door.',
};

function Decide({
  office,
  view: { held },
  faults,
  ifAllowed,
}: {
  office: Office;
  view: HeldView;
  faults: FormFaults;
  ifAllowed: HeldView['ifAllowed'];
}) {
  const { actor } = office;
  return (
    <Card nadruk labelledBy="besluit-kop">
      <Heading level={2} id="besluit-kop">
        Beslissen
      </Heading>
      {ifAllowed === null ? null : <Text>{IF_ALLOWED[ifAllowed]}</Text>}
      {held.proposals.map(proposal => (
        <Proposed {...{ office, proposal }} id={held.disclosureId} />
      ))}
      <ReadsAlong office={office} />
      {actor === null || held.proposals.some(one => isSamePerson(one.proposer, actor)) ? null : (
        <form method="post" action={`${pathTo(held.disclosureId)}/voorstel`} novalidate>
          <FormToken desk={office} />
          <Radios
            name="besluit"
            label={held.proposals.length === 0 ? 'Wat stelt u voor?' : 'Of doe zelf een ander voorstel'}
            stacked
            fault={faults.besluit}
            choices={[
              { value: 'toelaten', text: 'Toelaten' },
              { value: 'weigeren', text: 'Weigeren. De inhoud wordt dan vernietigd.' },
            ]}
          />
          <Actions>
            <Button look={held.proposals.length === 0 ? 'primary' : 'secondary'}>Voorstel doen aan een collega</Button>
          </Actions>
        </form>
      )}
    </Card>
  );
}

function Proposed({
  office,
  proposal,
  id,
}: {
  office: Office;
  proposal: Proposal & { readonly answer: HeldAnswer };
  id: string;
}) {
  const { actor } = office;
  const own = actor !== null && isSamePerson(proposal.proposer, actor);
  return (
    <>
      <Notice kind="info">
        <Text>
          {own ? 'U stelde voor: ' : 'Een collega stelde voor: '}
          <strong>{ANSWER_WORDS[proposal.answer]}</strong> ({momentWords(proposal.proposedMs)}).
          {own ? ' Een andere privacyfunctionaris moet meegaan.' : ''}
        </Text>
      </Notice>
      {actor === null ? null : (
        <form method="post" action={`${pathTo(id)}/oordeel`}>
          <FormToken desk={office} />
          <input type="hidden" name="voorstel" value={proposal.proposalId} />
          <input type="hidden" name="kenmerk" value={proposal.digest} />
          <Actions>
            {own ? null : (
              <Button name="oordeel" value="akkoord">
                {proposal.answer === 'toelaten' ? 'Akkoord: toelaten' : 'Akkoord: weigeren'}
              </Button>
            )}
            <Button look="secondary" name="oordeel" value="niet_akkoord">
              {own ? 'Voorstel intrekken' : 'Niet akkoord'}
            </Button>
          </Actions>
        </form>
      )}
    </>
  );
}
