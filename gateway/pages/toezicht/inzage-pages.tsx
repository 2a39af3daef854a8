/** Requests for inzage, from the day they come to the letter (AVG 15): intake, lines, a colleague's yes, the letter. */
import type { Hono } from 'hono';
import { UUID } from '../../http/page.ts';
import {
  type Asker,
  decideOnLetter,
  letterOf,
  openRequest,
  proposeLetter,
  VASTSTELLINGEN,
  type Vaststelling,
  viewRequest,
} from '../../toezicht/letters.ts';
import { type InzageRequest, LEFT_OUT, type LeftOut, type RequestOutcome } from '../../toezicht/ports.ts';
import { Actions, Button, ButtonLink, Link, Notice, Table, Tag, Text } from '../components.tsx';
import { notHere } from '../error-pages.tsx';
import { ErrorSummary, type FormFaults, Radios, TextField } from '../form-parts.tsx';
import { answerPage } from '../render.ts';
import type { ScreenContext, ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { FormToken } from '../zaken/team-page.tsx';
import { countdown, dayWords, momentWords, shortName } from '../zaken/words.ts';
import { LetterPage } from './letter-page.tsx';
import { NotDone, type Office, OfficePage, officeOf, ReadsAlong } from './office.tsx';
import { RequestPage } from './request-page.tsx';
import { type Typed, typedIn, WHOM_FIELDS, WhomFields, whomIn } from './whom-form.tsx';
import { REQUEST_WORDS, refusalWords, VASTSTELLING_WORDS } from './words.ts';

const ROWS = 100;
const ASKER_FIELDS = [...WHOM_FIELDS, 'naam', 'straat', 'woonplaats', 'ontvangen', 'vastgesteld'];
const CRUMBS = [{ href: '/toezicht/inzage', text: 'Inzage' }];
const pathTo = (id: string) => `/toezicht/inzage/${id}`;

export function inzagePages(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  const { ports, exchange, oversight } = parts;
  const letters = () => ({ exchange, requests: oversight.requests });
  const step = () => ({ now: ports.clock.now(), traceId: ports.entropy.bytes(16).toString('hex') });

  pages.get('/toezicht/inzage', async c => {
    const office = await officeOf(c, parts);
    const found = await oversight.requests.list(office.oin, ROWS, ports.clock.now().epochMs);
    return answerPage(c, <RequestList office={office} found={found} />);
  });

  pages.get('/toezicht/inzage/nieuw', async c => {
    const office = await officeOf(c, parts);
    return answerPage(c, <Intake office={office} typed={{ ontvangen: office.today }} faults={{}} />);
  });

  pages.post('/toezicht/inzage/nieuw', async c => {
    const office = await officeOf(c, parts);
    if (office.actor === null) return notHere(c);
    const typed = typedIn(c.get('form'), ASKER_FIELDS);
    const read = askerIn(typed, office.today);
    if ('faults' in read) return answerPage(c, <Intake {...{ office, typed }} faults={read.faults} />, 400);
    const id = await openRequest(letters(), office.oin, read, ports.clock.now());
    return c.redirect(pathTo(id), 303);
  });

  pages.get('/toezicht/inzage/:verzoek', async c => {
    const office = await officeOf(c, parts);
    const id = c.req.param('verzoek');
    const opened = UUID.test(id) ? await viewRequest(letters(), office.looker, id, ports.clock.now()) : null;
    return opened === null ? notHere(c) : answerPage(c, <RequestPage {...{ office, opened }} faults={{}} />);
  });

  pages.post('/toezicht/inzage/:verzoek/voorstel', async c => {
    const office = await officeOf(c, parts);
    const id = c.req.param('verzoek');
    const at = step();
    const opened = UUID.test(id) ? await viewRequest(letters(), office.looker, id, at.now) : null;
    if (opened === null || office.actor === null) return notHere(c);
    const choices = choicesIn(c.get('form'));
    const missing = (opened.found?.verstrekkingen ?? []).filter(({ vermelding }) => !choices.has(vermelding));
    if (missing.length > 0) {
      const faults = Object.fromEntries(
        missing.map(one => [
          `regel-${one.vermelding}`,
          `Kies of de regel van ${momentWords(Date.parse(one.tijdstip))} in de brief komt.`,
        ]),
      );
      return answerPage(c, <RequestPage {...{ office, opened, faults, choices }} />, 400);
    }
    return after(c, office, id, await proposeLetter(letters(), office.actor, opened, choices, at));
  });

  pages.post('/toezicht/inzage/:verzoek/oordeel', async c => {
    const office = await officeOf(c, parts);
    const id = c.req.param('verzoek');
    const form = c.get('form');
    const oordeel = form.get('oordeel');
    if (!UUID.test(id) || office.actor === null || (oordeel !== 'akkoord' && oordeel !== 'niet_akkoord'))
      return notHere(c);
    const asked = { agreed: oordeel === 'akkoord', digest: form.get('kenmerk') ?? '' };
    return after(c, office, id, await decideOnLetter(letters(), office.actor, id, asked, step()));
  });

  pages.get('/toezicht/inzage/:verzoek/brief', async c => {
    const office = await officeOf(c, parts);
    const id = c.req.param('verzoek');
    const letter = UUID.test(id)
      ? await letterOf(letters(), office.looker, id, ports.clock.now())
      : ({ kind: 'unknown' } as const);
    switch (letter.kind) {
      case 'letter':
        return answerPage(c, <LetterPage {...{ office, letter }} />);
      case 'not_covered':
        c.header('Retry-After', '10');
        return answerPage(
          c,
          <NoLetter office={office} text="Het logboek bevestigt het besluit nog niet. Probeer het zo opnieuw." />,
          503,
        );
      case 'forgotten':
        return answerPage(
          c,
          <NoLetter
            office={office}
            text="Wie dit vroeg, is niet meer bewaard. De brief kan niet opnieuw worden gemaakt."
          />,
          410,
        );
      case 'not_agreed':
      case 'unknown':
        return notHere(c);
    }
  });
}

function choicesIn(form: URLSearchParams): ReadonlyMap<string, 'in' | LeftOut> {
  const choices = new Map<string, 'in' | LeftOut>();
  for (const [name, value] of form) {
    const id = /^regel-(.+)$/.exec(name)?.[1];
    if (id !== undefined && (value === 'in' || LEFT_OUT.includes(value as LeftOut)))
      choices.set(id, value as 'in' | LeftOut);
  }
  return choices;
}

function after(c: ScreenContext, office: Office, id: string, outcome: RequestOutcome) {
  if (outcome.kind === 'done') return c.redirect(pathTo(id), 303);
  const back = { href: pathTo(id), text: 'Terug naar het verzoek' };
  return answerPage(c, <NotDone {...{ office, back }} crumbs={CRUMBS} text={refusalWords(outcome)} />, 409);
}

type ReadAsker = { readonly receivedOn: string; readonly asker: Asker } | { readonly faults: FormFaults };

function askerIn(typed: Typed, today: string): ReadAsker {
  const { ontvangen = '', vastgesteld = '', naam = '', straat = '', woonplaats = '' } = typed;
  const read = whomIn(typed);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(ontvangen) && !Number.isNaN(Date.parse(ontvangen));
  const { adres } = read.kind === 'whom' ? read.whom : {};
  const tooLong = (text: string) => text.length > 80;
  const faults: FormFaults = {
    ...(!isDay || ontvangen > today ? { ontvangen: 'Kies de dag waarop het verzoek kwam: vandaag of eerder.' } : {}),
    ...((VASTSTELLINGEN as readonly string[]).includes(vastgesteld)
      ? {}
      : { vastgesteld: 'Kies hoe u weet wie er vraagt.' }),
    ...(read.kind === 'faults' ? read.faults : {}),
    ...(naam === '' || tooLong(naam) ? { naam: 'Vul de naam in zoals die op de brief komt.' } : {}),
    ...(straat === '' || tooLong(straat) ? { straat: 'Vul straat en huisnummer in.' } : {}),
    ...(woonplaats === '' || tooLong(woonplaats) ? { woonplaats: 'Vul de woonplaats in.' } : {}),
    ...((read.kind === 'whom' && adres === undefined) || (typed.postcode === '' && typed.huisnummer === '')
      ? { postcode: 'Vul postcode en huisnummer in: de brief moet ergens heen.' }
      : {}),
  };
  if (Object.keys(faults).length > 0 || read.kind === 'faults' || adres === undefined) return { faults };
  return {
    receivedOn: ontvangen,
    asker: { ...read.whom, adres, naam, straat, woonplaats, vastgesteld: vastgesteld as Vaststelling },
  };
}

function RequestList({ office, found }: { office: Office; found: readonly InzageRequest[] }) {
  return (
    <OfficePage office={office} title="Verzoeken om inzage" at="/toezicht/inzage">
      <Text>
        Een inwoner mag weten wat er over hem is gedeeld. U hebt een maand. Een collega kijkt mee voor de brief weggaat.
      </Text>
      <ReadsAlong office={office} />
      {office.actor === null ? null : (
        <Actions>
          <ButtonLink href="/toezicht/inzage/nieuw">Nieuw verzoek vastleggen</ButtonLink>
        </Actions>
      )}
      {found.length === 0 ? (
        <Notice kind="info">
          <Text>Er zijn nog geen verzoeken.</Text>
        </Notice>
      ) : (
        <Table
          caption={found.length === 1 ? '1 verzoek' : `${found.length} verzoeken`}
          rows={found}
          columns={[
            { head: 'Verzoek', cell: one => <Link href={pathTo(one.requestId)}>{shortName(one.requestId)}</Link> },
            { head: 'Gekomen', cell: one => dayWords(one.receivedOn) },
            {
              head: 'Staat',
              cell: one => <Tag look={REQUEST_WORDS[one.state][1]}>{REQUEST_WORDS[one.state][0]}</Tag>,
            },
            {
              head: 'Tijd',
              cell: one =>
                one.state === 'goedgekeurd' ? (
                  `tot ${dayWords(one.dueOn)}`
                ) : (
                  <Left dueOn={one.dueOn} today={office.today} />
                ),
            },
          ]}
        />
      )}
    </OfficePage>
  );
}

function Left({ dueOn, today }: { dueOn: string; today: string }) {
  const { text, look } = countdown(dueOn, today);
  return <Tag look={look}>{text}</Tag>;
}

function NoLetter({ office, text }: { office: Office; text: string }) {
  return (
    <OfficePage office={office} title="De brief is er nu niet" crumbs={CRUMBS}>
      <Text>{text}</Text>
    </OfficePage>
  );
}

function Intake({ office, typed, faults }: { office: Office; typed: Typed; faults: FormFaults }) {
  const parts = (name: string) => ({ name, value: typed[name] ?? '', fault: faults[name], required: true });
  return (
    <OfficePage office={office} title="Nieuw verzoek om inzage" crumbs={CRUMBS}>
      <ErrorSummary faults={faults} />
      <Text>
        Weet eerst zeker wie er vraagt. Wat u invult, wordt versleuteld bewaard om de brief te maken, en gaat na vijf
        maanden weg.
      </Text>
      <form method="post" action="/toezicht/inzage/nieuw" novalidate>
        <FormToken desk={office} />
        <TextField {...parts('ontvangen')} label="Dag waarop het verzoek kwam" type="date" narrow max={office.today} />
        <Radios
          name="vastgesteld"
          label="Hoe weet u wie er vraagt?"
          stacked
          value={typed.vastgesteld ?? ''}
          fault={faults.vastgesteld}
          choices={VASTSTELLINGEN.map(value => ({ value, text: VASTSTELLING_WORDS[value] }))}
        />
        <WhomFields typed={typed} faults={faults} />
        <TextField {...parts('naam')} label="Naam op de brief" />
        <TextField {...parts('straat')} label="Straat en huisnummer op de brief" />
        <TextField {...parts('woonplaats')} label="Woonplaats" />
        <Actions>
          <Button>Verzoek vastleggen en zoeken</Button>
        </Actions>
      </form>
    </OfficePage>
  );
}
