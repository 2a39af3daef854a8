/** Searching by address or by person: exact, in a form that is sent, never in an address; that somebody searched is noted. */
import type { Hono } from 'hono';
import { validators } from '../../../schemas/validate.ts';
import { staatOf } from '../../casework/vroegsignalering/zaak.ts';
import { workerOn } from '../../casework/worker.ts';
import type { StoredZaak } from '../../casework/zaken/ports.ts';
import { Button, Heading, Link, Notice, Table, Text } from '../components.tsx';
import { ErrorSummary, type FormFaults, TextField } from '../form-parts.tsx';
import { answerPage } from '../render.ts';
import type { ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { atDesk, type Desk, FormToken, pathTo, TeamPage } from './team-page.tsx';
import { holderWords } from './tray-pages.tsx';
import { dayWords, STAAT_WORDS, shortName } from './words.ts';

const FOUND_AT_MOST = 100;

export function searchPages(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  const { ports, exchange } = parts;

  pages.get('/team/:team/zoeken', c =>
    atDesk(c, parts, async desk => answerPage(c, <Search desk={desk} found={null} faults={{}} asked={null} />)),
  );

  pages.post('/team/:team/zoeken', c =>
    atDesk(c, parts, async desk => {
      const asked = askedIn(c.get('form'));
      const checked = validators.zaakZoekvraag(questionOf(desk.code, asked));
      if (checked.kind === 'invalid') {
        const faults = faultsOf(checked.faults);
        return answerPage(c, <Search desk={desk} found={null} faults={faults} asked={asked} />, 400);
      }
      const keys =
        checked.value.op === 'adres'
          ? exchange.pseudonyms.searchByAddress(desk.team, checked.value)
          : exchange.pseudonyms.searchByPerson(desk.team, checked.value);
      const found = await ports.zaken.search(
        desk.team,
        keys.map(({ value }) => value),
        FOUND_AT_MOST,
      );
      const { epochMs } = ports.clock.now();
      const seen = {
        ...{ readingId: ports.entropy.uuid(epochMs), epochMs, team: desk.team, person: workerOn(desk.self, null) },
        ...{ reason: checked.value.reden, zaakId: null, uitkomst: 'gezocht' as const, gevoelig: false },
        signaalIds: found.flatMap(({ zaak }) => zaak.signalen.map(({ signaal }) => signaal.signaalId)),
      };
      await ports.readings.note([seen], null);
      return answerPage(c, <Search desk={desk} found={found} faults={{}} asked={asked} />);
    }),
  );
}

interface Asked {
  readonly op: 'adres' | 'persoon';
  readonly postcode: string;
  readonly huisnummer: string;
  readonly achternaam: string;
  readonly geboortedatum: string;
}

function askedIn(form: URLSearchParams): Asked {
  const text = (name: string) => (form.get(name) ?? '').trim();
  return {
    op: text('op') === 'persoon' ? 'persoon' : 'adres',
    postcode: text('postcode').replace(/\s+/g, '').toUpperCase(),
    ...{ huisnummer: text('huisnummer'), achternaam: text('achternaam'), geboortedatum: text('geboortedatum') },
  };
}

function questionOf(team: string, { op, postcode, huisnummer, achternaam, geboortedatum }: Asked) {
  const about = { team, op, reden: 'behandeling' };
  if (op === 'persoon') return { ...about, achternaam, geboortedatum };
  return { ...about, postcode, huisnummer: /^\d{1,5}$/.test(huisnummer) ? Number(huisnummer) : huisnummer };
}

function faultsOf(faults: readonly { readonly pointer: string }[]): FormFaults {
  const wrong = (name: string) => faults.some(({ pointer }) => pointer === `/${name}`);
  return {
    ...(wrong('postcode') ? { postcode: 'Schrijf de postcode als 1234 AB.' } : {}),
    ...(wrong('huisnummer') ? { huisnummer: 'Schrijf het huisnummer als een getal, zonder letter.' } : {}),
    ...(wrong('achternaam') ? { achternaam: 'Vul de achternaam in, zonder voorvoegsel.' } : {}),
    ...(wrong('geboortedatum') ? { geboortedatum: 'Kies de geboortedatum.' } : {}),
  };
}

function Search({
  desk,
  found,
  faults,
  asked,
}: {
  desk: Desk;
  found: readonly StoredZaak[] | null;
  faults: FormFaults;
  asked: Asked | null;
}) {
  const field = (name: Exclude<keyof Asked, 'op'>) => ({
    ...{ name, narrow: true, required: true, fault: faults[name], value: asked?.[name] ?? '' },
  });
  return (
    <TeamPage desk={desk} title="Zoeken" at="zoeken">
      <ErrorSummary faults={faults} />
      <Text>U zoekt precies op wat u invult. Dat u zoekt, wordt vastgelegd.</Text>
      <form method="post" action={pathTo(desk, 'zoeken')} novalidate>
        <FormToken desk={desk} />
        <input type="hidden" name="op" value="adres" />
        <Heading level={2}>Op adres</Heading>
        <Text>U vindt het adres met elke toevoeging.</Text>
        <div class="sh-rij">
          <TextField {...field('postcode')} label="Postcode" />
          <TextField {...field('huisnummer')} label="Huisnummer" />
          <Button>Zoeken op adres</Button>
        </div>
      </form>
      <form method="post" action={pathTo(desk, 'zoeken')} novalidate>
        <FormToken desk={desk} />
        <input type="hidden" name="op" value="persoon" />
        <Heading level={2}>Op persoon</Heading>
        <Text>Zo vindt u ook wie verhuisde. Twee mensen kunnen dezelfde naam en geboortedatum hebben.</Text>
        <div class="sh-rij">
          <TextField {...field('achternaam')} label="Achternaam, zonder voorvoegsel" narrow={false} />
          <TextField {...field('geboortedatum')} label="Geboortedatum" type="date" />
          <Button>Zoeken op persoon</Button>
        </div>
      </form>
      {found === null ? null : <Found {...{ desk, found }} on={asked?.op ?? 'adres'} />}
    </TeamPage>
  );
}

function Found({ desk, found, on }: { desk: Desk; found: readonly StoredZaak[]; on: Asked['op'] }) {
  if (found.length === 0)
    return (
      <Notice kind="info">
        <Text>{on === 'adres' ? 'Op dit adres' : 'Van deze persoon'} is bij uw team geen zaak.</Text>
      </Notice>
    );
  return (
    <>
      <Heading level={2}>Gevonden</Heading>
      <Table
        caption={found.length === 1 ? '1 zaak' : `${found.length} zaken`}
        columns={[
          {
            head: 'Zaak',
            cell: ({ zaak }) => <Link href={pathTo(desk, `zaken/${zaak.zaakId}`)}>{shortName(zaak.zaakId)}</Link>,
          },
          { head: 'Staat', cell: ({ zaak }) => STAAT_WORDS[staatOf(zaak)] },
          { head: 'Geopend', cell: ({ zaak }) => dayWords(zaak.geopendOp) },
          { head: 'Bij', cell: ({ zaak }) => holderWords(desk, zaak.houder) },
        ]}
        rows={found}
      />
    </>
  );
}
