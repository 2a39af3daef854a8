/** The letter to who asked (AVG 15(1); domain rules L-07): printed from here, or kept as PDF by printing. */
import type { Letter } from '../../toezicht/letters.ts';
import { partyName } from '../../toezicht/lines.ts';
import { Heading, Link, Notice, Text } from '../components.tsx';
import { dayWords, momentWords, shortName } from '../zaken/words.ts';
import { type Office, OfficePage } from './office.tsx';
import { fieldWords, purposeWords, typeWords } from './words.ts';

/** Without the names of what they stand in: that it is about the person goes without saying. */
const fieldsOf = ({ type, velden }: { readonly type: string; readonly velden: readonly string[] }) =>
  fieldWords(type, velden)
    .map(one => one.replace(/^Persoon: (Adres: )?/, ''))
    .join('; ');

export function LetterPage({
  office,
  letter,
}: {
  office: Office;
  letter: Extract<Letter, { readonly kind: 'letter' }>;
}) {
  const { request, asker, lines, zaken } = letter;
  const { directory, signedIn } = office;
  const { postcode } = asker.adres;
  return (
    <OfficePage
      office={office}
      title="Wat wij over u hebben gedeeld"
      crumbs={[
        { href: '/toezicht/inzage', text: 'Inzage' },
        { href: `/toezicht/inzage/${request.requestId}`, text: `Verzoek ${shortName(request.requestId)}` },
      ]}
    >
      <div class="sh-niet-druk">
        <Notice kind="info">
          <Text>
            Druk deze brief af met uw browser (Ctrl+P). Daar kunt u hem ook als PDF opslaan. Dat u hem opende, is
            vastgelegd.
          </Text>
        </Notice>
      </div>
      <address class="sh-brief-adres">
        {asker.naam}
        <br />
        {asker.straat}
        <br />
        {postcode.slice(0, 4)} {postcode.slice(4)} {asker.woonplaats}
      </address>
      <Text>
        {signedIn.organisatie}, {dayWords(office.today)}. Kenmerk: {shortName(request.requestId)}
      </Text>
      <Text>
        U vroeg op {dayWords(request.receivedOn)} welke gegevens over u zijn gedeeld. In deze brief leest u wat onze
        organisatie stuurde en kreeg via Seinhuis. Wat andere organisaties deelden, vraagt u bij hen.
      </Text>
      {lines.length === 0 ? <Text>Wij vonden niets. Over u is via Seinhuis niets gestuurd of gekregen.</Text> : null}
      {lines.map(line => (
        <section class="sh-kaart">
          <Heading level={2}>
            {typeWords(line.type)}, {momentWords(Date.parse(line.tijdstip))}
          </Heading>
          <ul>
            <li>Gestuurd door: {partyName(line.afzender, directory)}</li>
            <li>
              Voor: {partyName(line.ontvanger, directory)}
              {line.verstrekt ? '' : ' (nog niet opgehaald, of niet doorgegaan)'}
            </li>
            <li>Waarvoor: {purposeWords(line.doel)}</li>
            <li>Waarom dit mag: {line.grondslag.length === 0 ? 'niet bekend' : line.grondslag.join(', ')}</li>
            <li>Welke gegevens: {fieldsOf(line) || 'geen inhoud'}</li>
          </ul>
        </section>
      ))}
      {zaken.length === 0 ? null : (
        <>
          <Heading level={2}>Wat wij ermee deden</Heading>
          <ul>
            {zaken.map(zaak => (
              <li>
                Ons team {zaak.team.split('/')[1]} heeft sinds {dayWords(zaak.geopendOp)} een dossier over u. Een kopie
                krijgt u van dat team.
              </li>
            ))}
          </ul>
        </>
      )}
      <Heading level={2}>Hoe lang bewaren wij dit</Heading>
      <Text>
        Volgens het beleid blijft de inhoud van een bericht hooguit dertig dagen bij Seinhuis. Dat er iets is gedeeld,
        blijft vijf jaar in het logboek staan, zonder uw naam. Er wordt niet automatisch over u besloten.
      </Text>
      <Heading level={2}>Wat kunt u doen</Heading>
      <ul>
        <li>Klopt er iets niet? Vraag ons het te verbeteren of te wissen.</li>
        <li>
          Bent u het er niet mee eens dat wij dit delen? Maak dan bezwaar bij ons, of vraag ons het gebruik te beperken.
        </li>
        <li>
          Bent u het niet eens met deze brief? Is hij van een gemeente of een andere overheid, dan kunt u binnen zes
          weken bezwaar maken. U kunt ook naar de rechter.
        </li>
        <li>U kunt ook een klacht sturen aan de Autoriteit Persoonsgegevens.</li>
        <li>Wilt u hulp? Een onafhankelijke cliëntondersteuner helpt u gratis. Uw gemeente weet wie dat is.</li>
      </ul>
      <Text>
        Soms mogen wij iets niet noemen, om een ander te beschermen (artikel 41 UAVG). Dat staat dan niet in deze brief.
      </Text>
      <Text>Met vriendelijke groet, {signedIn.organisatie}</Text>
      <div class="sh-niet-druk">
        <Text>
          <Link href={`/toezicht/inzage/${request.requestId}`}>Terug naar het verzoek</Link>
        </Text>
      </div>
    </OfficePage>
  );
}
