/** One disclosure as the person it is about reads it, and what somebody can do about it. Nothing of anybody else is in it. */
import type { Child } from 'hono/jsx';
import type { Told } from '../../inwoner/told.ts';
import { Facts, Heading, Link, Text } from '../components.tsx';
import { momentWords } from '../zaken/words.ts';
import { fieldTexts, GROUND_TEXT, purposeText, typeText, UNKNOWN_GROUND } from './words.ts';

export function ToldView({
  told,
  more = [],
  children,
}: {
  told: Told;
  more?: readonly (readonly [string, Child | null])[];
  children?: Child;
}) {
  const { type, afzender, ontvanger, epochMs, doel, grond, artikelen, velden } = told;
  return (
    <section class="sh-kaart">
      <Heading level={2}>{typeText(type)}</Heading>
      <Facts
        facts={[
          ['Wie stuurde het', afzender],
          ['Wie kreeg het', ontvanger],
          ['Wanneer', momentWords(epochMs)],
          ['Waarvoor', purposeText(doel)],
          ['Waarom dit mag', grond === null ? UNKNOWN_GROUND : GROUND_TEXT[grond]],
          ...more,
        ]}
      />
      <Heading level={3}>Dit soort gegevens</Heading>
      <ul>
        {fieldTexts(type, velden).map(one => (
          <li>{one}</li>
        ))}
      </ul>
      {artikelen.length === 0 ? null : (
        <details>
          <summary>De wet erbij</summary>
          <ul class="sh-artikelen">
            {artikelen.map(one => (
              <li>{one}</li>
            ))}
          </ul>
        </details>
      )}
      {children}
    </section>
  );
}

/** @param from whom to turn to, by name */
export function YourRights({ from }: { from: readonly string[] }) {
  const names = [...new Set(from)];
  return (
    <>
      <Heading level={2}>Wat kunt u doen</Heading>
      <ul>
        <li>
          <strong>Vragen wat er precies staat.</strong> U mag uw gegevens zien. Dat heet inzage. Het kost niets. U
          krijgt antwoord binnen een maand.
        </li>
        <li>
          <strong>Iets laten verbeteren.</strong> Klopt er iets niet? Zeg het. Dan wordt het verbeterd, ook bij wie het
          kreeg.
        </li>
        <li>
          <strong>Bezwaar maken.</strong> Wilt u niet dat dit wordt gedeeld? Zeg waarom. De organisatie kijkt er dan
          opnieuw naar.
        </li>
        <li>
          <strong>Klagen.</strong> Dat kan bij de{' '}
          <Link href="https://autoriteitpersoonsgegevens.nl">Autoriteit Persoonsgegevens</Link>.
        </li>
      </ul>
      {names.length === 0 ? null : (
        <>
          <Text>Vraag het aan een van deze organisaties. Bel, schrijf, of ga erheen:</Text>
          <ul>
            {names.map(name => (
              <li>{name}</li>
            ))}
          </ul>
        </>
      )}
      <WhoHelps />
    </>
  );
}

export function WhoHelps() {
  return (
    <>
      <Heading level={2}>Wie kan u helpen</Heading>
      <ul>
        <li>
          <strong>Een onafhankelijke cliëntondersteuner.</strong> Die staat aan uw kant, denkt mee en gaat mee. Het is
          gratis. Uw gemeente weet wie het is.
        </li>
        <li>
          <strong>Hulp bij schulden.</strong> Vraag uw gemeente, of bel gratis met Geldfit: 0800 8115. U hoeft niet te
          wachten op een brief.
        </li>
        <li>
          <strong>Het Juridisch Loket.</strong> Daar krijgt u gratis uitleg over uw recht: 0800 8020.
        </li>
        <li>
          <strong>Is het thuis niet veilig?</strong> Bel gratis met Veilig Thuis: 0800 2000, dag en nacht. Bel 112 als
          het meteen moet.
        </li>
      </ul>
    </>
  );
}
