/** Beginning a handover: first which transition and where to, then a short form that says at each field why it is asked. */
import type { Hono } from 'hono';
import { LIFE_AREAS } from '../../casework/overdracht/content.ts';
import { OVERDRACHT_REFUSALS } from '../../casework/overdracht/refusals.ts';
import { type Kader, TRANSITIONS, type TransitionCode } from '../../casework/overdracht/transitions.ts';
import { beginHandover, type HandoverEnd } from '../../casework/trajecten/handovers.ts';
import { askerOf } from '../../http/overdracht-routes.ts';
import type { DirectorySnapshot } from '../../ports.ts';
import { Actions, Button, Card, Heading, Link, Notice, Text } from '../components.tsx';
import { notHere } from '../error-pages.tsx';
import { type Choice, ErrorSummary, type FormFaults, Radios, SelectField, TextField } from '../form-parts.tsx';
import { answerPage } from '../render.ts';
import type { ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { atTeam, type Desk, FormToken, pathTo, TeamPage } from '../zaken/team-page.tsx';
import { askedStart } from './start-form.ts';
import { AREA_HINTS, AREA_WORDS, KADER_WORDS, START_WORDS, TRANSITION_WORDS, typeWords } from './words.ts';

/** Teams to choose from; whoever has more is asked for more of the name. */
const TEAMS = 40;
const NAME_CHARACTERS = 80;

interface Where {
  readonly overgang: TransitionCode;
  readonly organisatie: string;
  readonly teams: readonly Choice[];
}

export function startPages(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  const { ports, exchange } = parts;

  pages.get('/team/:team/overdrachten/nieuw', c =>
    atTeam(c, parts, async desk => {
      const overgang = c.req.query('overgang') ?? '';
      const where = whereTo(desk, overgang, c.req.query('organisatie') ?? '', await ports.directory.current());
      return where === null || where.teams.length === 0
        ? answerPage(c, <Where {...{ desk, overgang, organisatie: c.req.query('organisatie') ?? '', where }} />)
        : answerPage(c, <StartForm {...{ desk, where, form: new URLSearchParams(), faults: {}, refused: null }} />);
    }),
  );

  pages.post('/team/:team/overdrachten/nieuw', c =>
    atTeam(c, parts, async desk => {
      const form = c.get('form');
      const where = whereTo(
        desk,
        form.get('overgang') ?? '',
        form.get('organisatie') ?? '',
        await ports.directory.current(),
      );
      if (where === null) return notHere(c);
      const asked = askedStart(desk.code, form);
      if (asked.kind === 'faults')
        return answerPage(c, <StartForm {...{ desk, where, form, faults: asked.faults, refused: null }} />, 400);
      const asker = askerOf(ports, desk.caller, desk.code, null);
      if ('kind' in asker) return notHere(c);
      const at = { now: ports.clock.now(), traceId: ports.entropy.bytes(16).toString('hex') };
      const end = await beginHandover(ports, exchange.pseudonyms, asked.asked, asker, at);
      if (end.kind === 'done') return c.redirect(pathTo(desk, `overdrachten/${end.overdrachtId}?gedaan=ja`), 303);
      return answerPage(c, <StartForm {...{ desk, where, form, faults: {}, refused: refusalWords(end) }} />, 409);
    }),
  );
}

function refusalWords(end: Exclude<HandoverEnd, { kind: 'done' }>): string {
  if (end.kind === 'refused') return OVERDRACHT_REFUSALS[end.code];
  return end.kind === 'no-team' ? 'Dit team doet niet (meer) mee.' : 'Probeer het opnieuw.';
}

/** @returns null when the transition is not one of ours, or no organisation was named */
function whereTo(
  desk: Desk,
  overgang: string,
  named: string,
  { organisations, teams }: DirectorySnapshot,
): Where | null {
  const organisatie = named.trim().slice(0, NAME_CHARACTERS);
  if (!Object.hasOwn(TRANSITIONS, overgang) || organisatie === '') return null;
  const words = organisatie.toLocaleLowerCase('nl');
  const found = [...teams].flatMap(([id, { oin }]): readonly Choice[] => {
    const organisation = organisations.get(oin);
    const isAsked = organisation?.status === 'aangesloten' && organisation.naam.toLocaleLowerCase('nl').includes(words);
    return isAsked && id !== desk.team
      ? [{ value: id, text: `${organisation.naam}, team ${id.slice(oin.length + 1)}` }]
      : [];
  });
  const sorted = found.sort((one, other) => one.text.localeCompare(other.text, 'nl'));
  return { overgang: overgang as TransitionCode, organisatie, teams: sorted.slice(0, TEAMS) };
}

function crumbsOf(desk: Desk) {
  return [{ href: pathTo(desk, 'overdrachten'), text: 'Overdrachten' }];
}

function Where({
  desk,
  overgang,
  organisatie,
  where,
}: {
  desk: Desk;
  overgang: string;
  organisatie: string;
  where: Where | null;
}) {
  return (
    <TeamPage desk={desk} title="Iemand overdragen" crumbs={crumbsOf(desk)}>
      {where === null ? null : (
        <Notice kind="warning">
          <Text>Geen team gevonden van een organisatie met deze naam. Probeer een deel van de naam.</Text>
        </Notice>
      )}
      <Text>U blijft regiehouder tot het andere team accepteert. Met dit formulier deelt u nog niets.</Text>
      <form method="get" action={pathTo(desk, 'overdrachten/nieuw')}>
        <Radios
          name="overgang"
          label="Wat gaat er veranderen?"
          hint="Hieruit volgt welk bericht erbij hoort en welke termijnen lopen."
          stacked
          {...(overgang === '' ? {} : { value: overgang })}
          choices={Object.entries(TRANSITION_WORDS).map(([value, text]) => ({ value, text }))}
        />
        <TextField
          name="organisatie"
          label="Welke organisatie neemt het over?"
          hint="Een deel van de naam is genoeg, zoals ‘Zeist’."
          required
          value={organisatie}
        />
        <Actions>
          <Button>Verder</Button>
        </Actions>
      </form>
    </TeamPage>
  );
}

const NEEDS: readonly Choice[] = [
  { value: 'nodig', text: 'Nodig, na de acceptatie' },
  { value: 'dringend', text: 'Dringend, al bij het voorstel' },
];

function StartForm({
  desk,
  where: { overgang, organisatie, teams },
  form,
  faults,
  refused,
}: {
  desk: Desk;
  where: Where;
  form: URLSearchParams;
  faults: FormFaults;
  refused: string | null;
}) {
  const { ways, startsAt } = TRANSITIONS[overgang];
  const kaders = Object.keys(ways) as Kader[];
  const field = (name: string) => {
    const value = form.get(name);
    return { name, fault: faults[name], ...(value === null ? {} : { value }) };
  };
  return (
    <TeamPage desk={desk} title="Iemand overdragen" crumbs={crumbsOf(desk)}>
      {refused === null ? null : (
        <Notice kind="error">
          <Text>Er is niets begonnen. {refused}</Text>
        </Notice>
      )}
      <ErrorSummary faults={faults} />
      <Text>
        {TRANSITION_WORDS[overgang]}.{' '}
        <Link href={pathTo(desk, `overdrachten/nieuw?${new URLSearchParams({ overgang })}`)}>Iets anders kiezen</Link>
      </Text>
      <Card labelledBy="wat-gedeeld">
        <Heading level={2} id="wat-gedeeld">
          Wat er wordt gedeeld, en met wie
        </Heading>
        <ul>
          <li>Met dit formulier deelt u nog niets. Alleen uw team ziet het.</li>
          <li>Stelt u de overdracht voor, dan ziet het andere team: de overgang, de dag en wat nodig is.</li>
          {kaders.map(kader => (
            <li>
              {KADER_WORDS[kader]}: {shareWords(ways, kader)}
            </li>
          ))}
        </ul>
      </Card>
      <form method="post" action={pathTo(desk, 'overdrachten/nieuw')}>
        <FormToken desk={desk} />
        <input type="hidden" name="overgang" value={overgang} />
        <input type="hidden" name="organisatie" value={organisatie} />
        <SelectField
          {...field('naar')}
          label="Welk team neemt het over?"
          hint="Alleen dit team krijgt de vraag. Het ziet haar pas bij uw voorstel."
          required
          {...(teams.length === 1 ? { value: form.get('naar') ?? teams[0]!.value } : { empty: 'Kies' })}
          choices={teams}
        />
        <Radios
          {...field('kader')}
          label="Waarop rust het delen?"
          hint="Vraag geen toestemming als de wet het delen al verplicht."
          stacked
          {...(kaders.length === 1 ? { value: form.get('kader') ?? kaders[0]! } : {})}
          choices={kaders.map(value => ({ value, text: KADER_WORDS[value] }))}
        />
        <TextField
          {...field('ankerdatum')}
          label={START_WORDS[startsAt]}
          hint="Om te zien of er op tijd is begonnen. Beide teams zien de termijn."
          type="date"
          max={desk.today}
          narrow
          required
        />
        <TextField
          {...field('plandatum')}
          label="Op welke dag is de overgang?"
          hint="Voor de herinneringen. Het andere team ziet deze dag bij uw voorstel."
          type="date"
          narrow
          required
        />
        <Heading level={2}>Wat heeft het andere team nodig?</Heading>
        <Text>Kies alleen wat echt nodig is. Hier zegt u óf iets nodig is. De inhoud komt later, apart.</Text>
        <div class="sh-rij">
          {LIFE_AREAS.filter(area => area !== 'zorgafspraken' || kaders.includes('toestemming')).map(area => (
            <SelectField
              {...field(`gebied-${area}`)}
              label={AREA_WORDS[area]}
              hint={AREA_HINTS[area]}
              empty="Niet nodig"
              choices={NEEDS}
            />
          ))}
        </div>
        <Heading level={2}>Om wie gaat het?</Heading>
        <Text>
          Hiermee herkennen wij de cliënt in uw bericht. Wij bewaren deze gegevens niet, alleen een code die niet is
          terug te lezen. Het andere team ziet ze hier niet.
        </Text>
        <TextField
          {...field('achternaam')}
          label="Achternaam"
          hint="Zonder ‘van’ of ‘de’, zoals in uw bericht."
          required
        />
        <TextField {...field('geboortedatum')} label="Geboortedatum" type="date" max={desk.today} narrow required />
        <div class="sh-rij">
          <TextField {...field('postcode')} label="Postcode" narrow required />
          <TextField {...field('huisnummer')} label="Huisnummer" narrow required />
        </div>
        <TextField
          {...field('bsn')}
          label="Burgerservicenummer (niet verplicht)"
          hint="Alleen als de wet u dat toestaat, en als het ook in uw bericht staat."
          narrow
        />
        <Actions>
          <Button>Begin de overdracht</Button>
        </Actions>
      </form>
    </TeamPage>
  );
}

function shareWords(ways: (typeof TRANSITIONS)[TransitionCode]['ways'], kader: Kader): string {
  const message = ways[kader]?.message ?? null;
  return message === null
    ? 'er gaat geen bericht; u vertelt het in een gesprek.'
    : `u stuurt het bericht “${typeWords(message.type)}” met uw eigen systeem. Dat bericht wordt apart beoordeeld.`;
}
