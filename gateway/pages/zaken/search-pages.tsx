/** Searching by postcode and number: exact, in a form that is sent, never in an address; that somebody searched is noted. */
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
      const form = c.get('form');
      const postcode = (form.get('postcode') ?? '').replace(/\s+/g, '').toUpperCase();
      const huisnummer = (form.get('huisnummer') ?? '').trim();
      const asked = { postcode, huisnummer };
      const checked = validators.zaakZoekvraag({
        ...{ team: desk.code, op: 'adres', reden: 'behandeling', postcode },
        huisnummer: /^\d{1,5}$/.test(huisnummer) ? Number(huisnummer) : huisnummer,
      });
      if (checked.kind === 'invalid' || checked.value.op !== 'adres') {
        const faults = checked.kind === 'invalid' ? faultsOf(checked.faults) : {};
        return answerPage(c, <Search desk={desk} found={null} faults={faults} asked={asked} />, 400);
      }
      const keys = exchange.pseudonyms.searchByAddress(desk.team, checked.value).map(({ value }) => value);
      const found = await ports.zaken.search(desk.team, keys, FOUND_AT_MOST);
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

function faultsOf(faults: readonly { readonly pointer: string }[]): FormFaults {
  const wrong = (name: string) => faults.some(({ pointer }) => pointer === `/${name}`);
  return {
    ...(wrong('postcode') ? { postcode: 'Schrijf de postcode als 1234 AB.' } : {}),
    ...(wrong('huisnummer') ? { huisnummer: 'Schrijf het huisnummer als een getal, zonder letter.' } : {}),
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
  asked: { readonly postcode: string; readonly huisnummer: string } | null;
}) {
  return (
    <TeamPage desk={desk} title="Zoeken" at="zoeken">
      <ErrorSummary faults={faults} />
      <Text>U zoekt precies op een adres, met elke toevoeging. Dat u zoekt, wordt vastgelegd.</Text>
      <form method="post" action={pathTo(desk, 'zoeken')} novalidate>
        <FormToken desk={desk} />
        <div class="sh-rij">
          <TextField
            name="postcode"
            label="Postcode"
            narrow
            required
            fault={faults.postcode}
            value={asked?.postcode ?? ''}
          />
          <TextField
            name="huisnummer"
            label="Huisnummer"
            narrow
            required
            fault={faults.huisnummer}
            value={asked?.huisnummer ?? ''}
          />
          <Button>Zoeken</Button>
        </div>
      </form>
      {found === null ? null : <Found desk={desk} found={found} />}
    </TeamPage>
  );
}

function Found({ desk, found }: { desk: Desk; found: readonly StoredZaak[] }) {
  if (found.length === 0)
    return (
      <Notice kind="info">
        <Text>Op dit adres is bij uw team geen zaak.</Text>
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
