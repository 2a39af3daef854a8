/** How a team is to be reached today, as its own entries of the sociale kaart say. */
import type { SocialeKaartVermelding, SocialeKaartWaarneming } from '../../../schemas/generated/types.ts';
import { Facts, Tag, Text } from '../components.tsx';
import { dayWords, weekdayWords } from '../zaken/words.ts';

const CLOSED_WORDS = {
  afwezig: 'Vandaag afwezig',
  feestdag: 'Dicht: feestdag',
  buiten_openingstijd: 'Nu dicht',
} as const;

/** What to do to speak with a team, without its name above. */
export function Reach({ entry: { opgave, vandaag, bevestigdOp, waarschuwingen } }: { entry: SocialeKaartVermelding }) {
  const { uren, weerOpen, waarneming } = vandaag;
  return (
    <>
      <Text>
        {vandaag.open ? (
          <Tag look="groen">Nu te bereiken</Tag>
        ) : (
          <Tag look="geel">{CLOSED_WORDS[vandaag.gesloten ?? 'buiten_openingstijd']}</Tag>
        )}
        {waarschuwingen.length === 0 ? null : <Tag look="geel">Lang niet bevestigd</Tag>}
      </Text>
      <Facts
        facts={[
          ['Vraag naar', opgave.functie],
          ['Telefoon', opgave.telefoon === undefined ? null : <Phone number={opgave.telefoon} />],
          ['E-mail', opgave.email ?? null],
          ['Vandaag', uren.length === 0 ? null : uren.map(({ van, tot }) => `${van} tot ${tot}`).join(', ')],
          ['Weer open', weerOpen === undefined ? null : `${weekdayWords(weerOpen.datum)} om ${weerOpen.van}`],
          ['Waarneming', waarneming === undefined ? null : <Stand waarneming={waarneming} />],
          ['Bevestigd', dayWords(bevestigdOp)],
        ]}
      />
      {opgave.email === undefined ? null : <Text>Zet geen gegevens van de cliënt in een e-mail.</Text>}
    </>
  );
}

function Phone({ number }: { number: string }) {
  return (
    <a class="nl-link" href={`tel:${number.replace(/[^+\d]/g, '')}`}>
      {number}
    </a>
  );
}

function Stand({ waarneming: { functie, telefoon, email } }: { waarneming: SocialeKaartWaarneming }) {
  return (
    <>
      {functie} {telefoon === undefined ? (email ?? null) : <Phone number={telefoon} />}
    </>
  );
}
