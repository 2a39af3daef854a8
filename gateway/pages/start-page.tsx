/** The start page of a running gateway: what this is, how the log stands, where to go on. Holds no personal data. */
import { Page } from './layout.tsx';

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
}

function logText(size: number | null): string {
  if (size === null) return 'Nog leeg';
  return size === 1 ? '1 vermelding, ondertekend' : `${size} vermeldingen, ondertekend`;
}

export function StartPage({ data }: { data: StartPageData }) {
  return (
    <Page title="Seinhuis">
      <h1>Seinhuis</h1>
      <p>
        Organisaties delen via deze poort signalen over inwoners. Een signaal gaat pas door als de wet het toestaat of
        als de inwoner het goed vindt. Wat wordt gedeeld, staat in een logboek dat iedereen kan controleren.
      </p>
      {data.pretend ? (
        <p class="let-op">
          <strong>Dit is een oefenregio.</strong> De gemeenten hebben hun echte code. Alle organisaties, mensen en
          certificaten zijn nagebootst.
        </p>
      ) : null}
      <h2>Hoe staat het ervoor</h2>
      <dl>
        <dt>Poort</dt>
        <dd>{data.ready ? 'Werkt' : 'Werkt nu niet. Er wordt niets verstrekt.'}</dd>
        {data.selfTest === null ? null : (
          <>
            <dt>Zelftest</dt>
            <dd>{data.selfTest.isAlarm ? <strong>{data.selfTest.text}</strong> : data.selfTest.text}</dd>
          </>
        )}
        <dt>Logboek</dt>
        <dd>{logText(data.logSize)}</dd>
        <dt>Beleid</dt>
        <dd>
          {data.policy === null ? 'Geen geldig beleid. Er wordt niets verstrekt.' : `Versie ${data.policy.version}`}
        </dd>
        <dt>Adres voor systemen</dt>
        <dd>
          <code>{data.apiUrl}</code>
        </dd>
      </dl>
      <h2>Zelf nakijken</h2>
      <ul>
        <li>
          <a href="/logboek/checkpoint">Laatste ondertekende stand van het logboek</a>
        </li>
        <li>
          <a href="/logboek/vkey">Sleutel om het logboek te controleren</a>
        </li>
        <li>
          <a href="/v1/openapi.json">Beschrijving van de API (OpenAPI)</a>
        </li>
        <li>
          <a href="/health/ready">Gezondheid van de poort</a> en <a href="/metrics">meetwaarden</a>
        </li>
      </ul>
      <h2>Wie doet mee</h2>
      <section class="breed" tabindex={0} aria-labelledby="deelnemers">
        <table>
          <caption id="deelnemers">{data.organisations.length} aangesloten organisaties</caption>
          <thead>
            <tr>
              <th scope="col">Organisatie</th>
              <th scope="col">Teams</th>
              <th scope="col">OIN</th>
            </tr>
          </thead>
          <tbody>
            {data.organisations.map(organisation => (
              <tr>
                <th scope="row">{organisation.naam}</th>
                <td>{organisation.teams.join(', ')}</td>
                <td>{organisation.oin}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Page>
  );
}
