/** Trying another policy on what the own organisation sent of late: counts, and nothing is changed by it. */
import type { Hono } from 'hono';
import type { DryRunResult } from '../../governance/dry-run.ts';
import { TRIAL_DAYS, TRIAL_MESSAGES, type TrialPolicy, trialPolicies, tryPolicy } from '../../toezicht/trial.ts';
import { Actions, Button, Heading, Notice, Table, Text } from '../components.tsx';
import { ErrorSummary, type FormFaults, SelectField } from '../form-parts.tsx';
import { answerPage } from '../render.ts';
import type { ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { FormToken } from '../zaken/team-page.tsx';
import { type Office, OfficePage, officeOf } from './office.tsx';
import { reasonWords, typeWords } from './words.ts';

export function trialPage(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  const { ports, oversight } = parts;

  pages.get('/toezicht/proef', async c => {
    const office = await officeOf(c, parts);
    return answerPage(c, <Trial office={office} faults={{}} tried={null} />);
  });

  pages.post('/toezicht/proef', async c => {
    const office = await officeOf(c, parts);
    const chosen = trialPolicies(office.directory).find(({ digest }) => digest === c.get('form').get('beleid'));
    if (chosen === undefined)
      return answerPage(c, <Trial office={office} faults={{ beleid: 'Kies een beleid.' }} tried={null} />, 400);
    const at = { now: ports.clock.now(), momentOf: oversight.momentOf };
    const result = await tryPolicy(ports, oversight.lines, office.oin, chosen, at);
    return answerPage(c, <Trial office={office} faults={{}} tried={{ chosen, result }} />);
  });
}

interface Tried {
  readonly chosen: TrialPolicy;
  readonly result: DryRunResult;
}

function Trial({ office, faults, tried }: { office: Office; faults: FormFaults; tried: Tried | null }) {
  return (
    <OfficePage office={office} title="Ander beleid proberen" at="/toezicht/proef">
      <ErrorSummary faults={faults} />
      <Text>
        Wat zou een ander beleid hebben besloten over wat uw organisatie de laatste {TRIAL_DAYS} dagen stuurde? U ziet
        aantallen. Er verandert niets.
      </Text>
      <form method="post" action="/toezicht/proef" novalidate>
        <FormToken desk={office} />
        <SelectField
          name="beleid"
          label="Beleid"
          empty="Kies"
          required
          fault={faults.beleid}
          value={tried?.chosen.digest}
          choices={trialPolicies(office.directory).map(({ digest, document }) => ({
            value: digest,
            text: `Beleid ${document.version}: ${document.title}`,
          }))}
        />
        <Actions>
          <Button>Proberen</Button>
        </Actions>
      </form>
      {tried === null ? null : <Result {...tried} />}
    </OfficePage>
  );
}

function Result({ chosen, result: { lines, decided, unreadable } }: Tried) {
  const changed = lines.some(({ becomes }) => Object.values(becomes).some(count => count > 0));
  return (
    <>
      <Heading level={2}>Met beleid {chosen.document.version}</Heading>
      {decided === 0 ? (
        <Notice kind="info">
          <Text>Er is niets om opnieuw over te besluiten.</Text>
        </Notice>
      ) : (
        <>
          <Notice kind={changed ? 'warning' : 'ok'}>
            <Text>
              {changed ? 'Een deel van de berichten was anders afgelopen.' : 'Elk bericht was hetzelfde afgelopen.'}
            </Text>
          </Notice>
          <Table
            caption={decided === 1 ? '1 bericht' : `${decided} berichten`}
            rows={lines}
            columns={[
              { head: 'Bericht', cell: one => `${typeWords(one.type)} (${one.route})` },
              { head: 'Hetzelfde', number: true, cell: one => String(one.same) },
              { head: 'Wel toegestaan', number: true, cell: one => String(one.becomes.toegestaan) },
              { head: 'Geweigerd', number: true, cell: one => String(one.becomes.geweigerd) },
              { head: 'Aangehouden', number: true, cell: one => String(one.becomes.aangehouden) },
              { head: 'Nieuwe reden', cell: one => reasonWords([...one.codes.keys()]) },
            ]}
          />
        </>
      )}
      {unreadable === 0 ? null : (
        <Text>Van {unreadable} berichten zijn de feiten vernietigd. Die tellen niet mee.</Text>
      )}
      <Text>
        Hooguit {TRIAL_MESSAGES} berichten, de nieuwste eerst. Van wat bij binnenkomst is geweigerd, blijven geen
        feiten. Deelnemers, afspraken en toestemmingen zijn die van nu: alleen de regels verschillen.
      </Text>
    </>
  );
}
