/** What the organisation agreed on and with whom, and its register of processing activities (AVG 30): to read and to print. */
import type { Hono } from 'hono';
import type { AfspraakStand } from '../../../schemas/generated/types.ts';
import { listAgreements } from '../../agreements/agreements.ts';
import { policyInForce } from '../../exchange/circumstances.ts';
import type { Organisation } from '../../ports.ts';
import { partyName } from '../../toezicht/lines.ts';
import { type Activity, registerOf } from '../../toezicht/register.ts';
import { Facts, Heading, Notice, Table, Tag, Text } from '../components.tsx';
import { answerPage } from '../render.ts';
import type { ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { dayWords } from '../zaken/words.ts';
import { type Office, OfficePage, officeOf } from './office.tsx';
import { purposeWords, typeWords } from './words.ts';

const AT_MOST = 500;
/** With more activities they stand on a page for each purpose: a first visit stays below 100 KB. */
const TOGETHER = 20;

export function registerPages(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  const { ports, exchange } = parts;

  pages.get('/toezicht/afspraken', async c => {
    const office = await officeOf(c, parts);
    const agreements = await listAgreements(exchange, office.caller, null, AT_MOST);
    return answerPage(c, <Agreements office={office} agreements={agreements} />);
  });

  pages.get('/toezicht/register', async c => {
    const office = await officeOf(c, parts);
    const policy = policyInForce(office.directory, ports.clock.now());
    const document = office.directory.policies.find(one => one.digest === policy?.digest)?.document;
    const activities =
      document === undefined ? [] : registerOf(office.oin, { document, localDate: office.today }, office.directory);
    const asked = c.req.query('doel') ?? null;
    return answerPage(c, <Register {...{ office, activities, asked }} version={policy?.version ?? null} />);
  });
}

const AGREEMENT_WORDS: Readonly<
  Record<AfspraakStand['status'], readonly [string, 'groen' | 'geel' | 'rood' | 'grijs']>
> = {
  aangeboden: ['Wacht op ondertekening', 'geel'],
  actief: ['Geldt', 'groen'],
  opgeschort: ['Opgeschort', 'rood'],
  beeindigd: ['Voorbij', 'grijs'],
};

const STATUS_WORDS: Readonly<Record<Organisation['status'], string>> = {
  aangesloten: 'Aangesloten',
  geschorst: 'Geschorst: er gaat niets heen en weer',
  beeindigd: 'Doet niet meer mee',
};

function Agreements({ office, agreements }: { office: Office; agreements: readonly AfspraakStand[] }) {
  const { directory, oin } = office;
  const members = [...directory.organisations.values()].sort((one, other) => one.naam.localeCompare(other.naam, 'nl'));
  return (
    <OfficePage office={office} title="Afspraken en deelnemers" at="/toezicht/afspraken">
      <Text>
        Zonder afspraak gaat er niets. Beide partijen ondertekenen met hun eigen sleutel. U leest hier mee: ondertekenen
        doet uw organisatie met haar software.
      </Text>
      {agreements.length === 0 ? (
        <Notice kind="info">
          <Text>Uw organisatie heeft nog geen afspraken.</Text>
        </Notice>
      ) : (
        <Table
          caption={agreements.length === 1 ? '1 afspraak' : `${agreements.length} afspraken`}
          rows={agreements}
          columns={[
            {
              head: 'Met wie',
              cell: ({ afspraak }) =>
                afspraak.afzender.oin === oin
                  ? `naar ${partyName(afspraak.ontvanger, directory)}`
                  : `van ${partyName(afspraak.afzender, directory)}`,
            },
            { head: 'Berichten', cell: ({ afspraak }) => afspraak.berichten.map(type => typeWords(type)).join(', ') },
            {
              head: 'Geldt',
              cell: ({ afspraak: { geldigVan, geldigTot } }) =>
                `vanaf ${dayWords(geldigVan)}${geldigTot === undefined ? '' : ` tot en met ${dayWords(geldigTot)}`}`,
            },
            {
              head: 'Staat',
              cell: ({ status }) => <Tag look={AGREEMENT_WORDS[status][1]}>{AGREEMENT_WORDS[status][0]}</Tag>,
            },
            {
              head: 'Ondertekend door',
              cell: one => one.ondertekeningen.map(sign => partyName(sign, directory)).join(', '),
            },
          ]}
        />
      )}
      <Heading level={2}>Deelnemers</Heading>
      <Table
        caption={`${members.length} organisaties`}
        rows={members}
        columns={[
          { head: 'Organisatie', cell: one => one.naam },
          {
            head: 'Teams',
            cell: one =>
              [...directory.teams.values()]
                .filter(team => team.oin === one.oin)
                .map(team => team.code)
                .join(', '),
          },
          { head: 'Staat', cell: one => STATUS_WORDS[one.status] },
        ]}
      />
    </OfficePage>
  );
}

function Register({
  office,
  activities,
  version,
  asked,
}: {
  office: Office;
  activities: readonly Activity[];
  version: number | null;
  /** A purpose, as the address has it. */
  asked: string | null;
}) {
  const purposes = [...new Set(activities.map(one => one.purpose))];
  const first = purposes.find(one => one === asked) ?? purposes[0];
  const shown = activities.length > TOGETHER ? purposes.filter(one => one === first) : purposes;
  return (
    <OfficePage office={office} title="Register van verwerkingen" at="/toezicht/register">
      <Text>
        Wat {office.signedIn.organisatie} via Seinhuis verwerkt (AVG 30), gemaakt uit{' '}
        {version === null ? 'het beleid' : `beleid ${version}`} op {dayWords(office.today)}. U kunt het afdrukken. Voeg
        zelf toe wie bij u de functionaris gegevensbescherming is.
      </Text>
      <Facts
        facts={[
          ['Verwerkingsverantwoordelijke', `${office.signedIn.organisatie} (OIN ${office.oin})`],
          ['Van wie', 'Inwoners en klanten over wie een bericht gaat'],
          ['Buiten de EU', 'Nee'],
          [
            'Beveiliging',
            'Versleuteld voor het ontvangende team, ondertekend, op een beveiligde verbinding met certificaten. Elke verstrekking staat vooraf in een logboek dat iedereen kan controleren.',
          ],
        ]}
      />
      {activities.length === 0 ? (
        <Notice kind="info">
          <Text>Uw organisatie verstuurt en ontvangt volgens het beleid niets.</Text>
        </Notice>
      ) : null}
      {shown.length < purposes.length ? (
        <nav aria-label="Kies een doel">
          <Text>Uw organisatie heeft {purposes.length} doelen. Elk doel heeft een eigen bladzijde.</Text>
          <ul class="sh-keuzelijst">
            {purposes.map(one => (
              <li>
                <a
                  class="nl-link"
                  href={`/toezicht/register?${new URLSearchParams({ doel: one })}`}
                  {...(one === first ? { 'aria-current': 'true' as const } : {})}
                >
                  {purposeWords(one)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {shown.map(purpose => (
        <>
          <Heading level={2}>Doel: {purposeWords(purpose)}</Heading>
          {activities
            .filter(one => one.purpose === purpose)
            .map(one => (
              <ActivityView one={one} />
            ))}
        </>
      ))}
    </OfficePage>
  );
}

function ActivityView({ one }: { one: Activity }) {
  const out = one.does === 'verstrekken';
  return (
    <section class="sh-kaart">
      <Heading level={3}>
        {typeWords(one.type)} {out ? 'verstrekken' : 'ontvangen'} ({one.route})
      </Heading>
      <Facts
        facts={[
          ['Door team', one.teams.join(', ')],
          [
            out ? 'Aan' : 'Van',
            `${one.others.length === 0 ? 'Nog niemand: geen afspraak' : one.others.join(', ')} (${one.otherKinds.join(', ')})`,
          ],
          ['Gegevens', one.fields.join('; ')],
          ['Grond', one.ground.join(' ')],
          [
            'Bewaren',
            `Inhoud bij Seinhuis hooguit ${one.bodyDays} dagen na ontvangst; de vermelding ${one.entryYears} jaar`,
          ],
        ]}
      />
    </section>
  );
}
