/** Looking for somebody in the lines of the own organisation: with a reason, in a form that is sent, and noted (R17, R18). */
import type { Hono } from 'hono';
import { type Inzage, inzageOf } from '../../casework/rechten/inzage.ts';
import { Actions, Button, Heading, Link, Text } from '../components.tsx';
import { ErrorSummary, type FormFaults, Radios } from '../form-parts.tsx';
import { answerPage } from '../render.ts';
import type { ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { FormToken } from '../zaken/team-page.tsx';
import { FoundOf } from './found-table.tsx';
import { type Office, OfficePage, officeOf } from './office.tsx';
import { type Typed, typedIn, WHOM_FIELDS, WhomFields, whomIn } from './whom-form.tsx';

const REASONS = {
  inzageverzoek: 'De inwoner vraagt om inzage',
  controle: 'Ik controleer of de regels zijn gevolgd',
} as const;
type SearchReason = keyof typeof REASONS;

export function oversightSearchPages(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  pages.get('/toezicht/zoeken', async c => {
    const office = await officeOf(c, parts);
    return answerPage(c, <Search office={office} typed={{}} faults={{}} found={null} />);
  });

  pages.post('/toezicht/zoeken', async c => {
    const office = await officeOf(c, parts);
    const typed = typedIn(c.get('form'), [...WHOM_FIELDS, 'reden']);
    const read = whomIn(typed);
    const reason = Object.hasOwn(REASONS, typed.reden ?? '') ? (typed.reden as SearchReason) : null;
    const faults: FormFaults = {
      ...(reason === null ? { reden: 'Kies waarom u zoekt.' } : {}),
      ...(read.kind === 'faults' ? read.faults : {}),
    };
    if (reason === null || read.kind === 'faults')
      return answerPage(c, <Search {...{ office, typed, faults }} found={null} />, 400);
    const now = parts.ports.clock.now();
    const found = await inzageOf(parts.exchange, { ...office.looker, over: read.whom, now, reason });
    return answerPage(c, <Search {...{ office, typed, faults, found }} />);
  });
}

function Search({
  office,
  typed,
  faults,
  found,
}: {
  office: Office;
  typed: Typed;
  faults: FormFaults;
  found: Inzage | null;
}) {
  return (
    <OfficePage office={office} title="Zoeken op inwoner" crumbs={[{ href: '/toezicht', text: 'Verstrekkingen' }]}>
      <ErrorSummary faults={faults} />
      <Text>
        U zoekt precies op wat u invult. Dat u zoekt, waarom, en wat er is gevonden, wordt vastgelegd. Wat u invult
        niet. Is het een verzoek om inzage? <Link href="/toezicht/inzage/nieuw">Leg dan een verzoek vast</Link>.
      </Text>
      {found === null ? null : (
        <>
          <Heading level={2}>Gevonden</Heading>
          <FoundOf office={office} found={found} />
          <Heading level={2}>Opnieuw zoeken</Heading>
        </>
      )}
      <form method="post" action="/toezicht/zoeken" novalidate>
        <FormToken desk={office} />
        <Radios
          name="reden"
          label="Waarom zoekt u?"
          stacked
          value={typed.reden ?? ''}
          fault={faults.reden}
          choices={Object.entries(REASONS).map(([value, text]) => ({ value, text }))}
        />
        <WhomFields typed={typed} faults={faults} />
        <Text>Geweigerde berichten zijn aan niemand gekoppeld. Die vindt u hier niet.</Text>
        <Actions>
          <Button>Zoeken</Button>
        </Actions>
      </form>
    </OfficePage>
  );
}
