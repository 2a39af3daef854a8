/** The start page of a running gateway: what this is, how the log stands, where to go on. Holds no personal data. */
import { Actions, ButtonLink, Facts, Heading, Link, Notice, Table, Text } from './components.tsx';
import { Page } from './layout.tsx';
import { type Practice, PracticeWalks } from './practice.tsx';

export interface StartPageData {
  readonly apiUrl: string;
  readonly ready: boolean;
  /** What the gateway finds when it tries itself; null where it does not. */
  readonly selfTest: { readonly isAlarm: boolean; readonly text: string } | null;
  readonly logName: string;
  /** Entries that a signed checkpoint covers; null before the first. */
  readonly logSize: number | null;
  readonly organisations: readonly { readonly oin: string; readonly naam: string; readonly teams: readonly string[] }[];
  readonly policy: { readonly version: number; readonly digest: string } | null;
  /** The pretend region: everything here is made up. */
  readonly pretend: boolean;
  readonly practice: Practice | null;
}

function logText(size: number | null): string {
  if (size === null) return 'Nog leeg';
  return size === 1 ? '1 vermelding, ondertekend' : `${size} vermeldingen, ondertekend`;
}

export function StartPage({ data }: { data: StartPageData }) {
  const { selfTest, policy } = data;
  return (
    <Page title="Seinhuis" at="/" pretend={data.pretend}>
      <Text lead>
        Organisaties delen via deze poort signalen over inwoners. Een signaal gaat pas door als de wet het toestaat of
        als de inwoner het goed vindt. Wat wordt gedeeld, staat in een logboek dat iedereen kan controleren.
      </Text>
      {data.ready ? null : (
        <Notice kind="error">
          <Text>De poort werkt nu niet. Er wordt niets verstrekt.</Text>
        </Notice>
      )}
      <Actions>
        <ButtonLink href="/aanmelden">Aanmelden om te werken</ButtonLink>
        <ButtonLink look="secondary" href="/inwoner/aanmelden">
          Wat is er over mij gedeeld
        </ButtonLink>
      </Actions>
      {data.practice === null ? null : <PracticeWalks practice={data.practice} />}
      <Heading level={2}>Hoe staat het ervoor</Heading>
      <Facts
        facts={[
          ['Poort', data.ready ? 'Werkt' : 'Werkt nu niet. Er wordt niets verstrekt.'],
          ['Zelftest', selfTest === null ? null : selfTest.isAlarm ? <strong>{selfTest.text}</strong> : selfTest.text],
          ['Logboek', logText(data.logSize)],
          ['Beleid', policy === null ? 'Geen geldig beleid. Er wordt niets verstrekt.' : `Versie ${policy.version}`],
          ['Adres voor systemen', <code>{data.apiUrl}</code>],
        ]}
      />
      <Heading level={2}>Zelf nakijken</Heading>
      <ul>
        <li>
          <Link href="/logboek/checkpoint">Laatste ondertekende stand van het logboek</Link>
        </li>
        <li>
          <Link href="/logboek/vkey">Sleutel om het logboek te controleren</Link>
        </li>
        <li>
          <Link href="/v1/openapi.json">Beschrijving van de API (OpenAPI)</Link>
        </li>
        <li>
          <Link href="/health/ready">Gezondheid van de poort</Link> en <Link href="/metrics">meetwaarden</Link>
        </li>
      </ul>
      <Heading level={2}>Wie doet mee</Heading>
      <Table
        caption={`${data.organisations.length} aangesloten organisaties`}
        columns={[
          { head: 'Organisatie', cell: ({ naam }) => naam },
          { head: 'Teams', cell: ({ teams }) => teams.join(', ') },
          { head: 'OIN', cell: ({ oin }) => oin },
        ]}
        rows={data.organisations}
      />
    </Page>
  );
}
