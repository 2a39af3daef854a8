/**
 * The question for consent as the client reads it: on the screen together, or on paper to sign. It says who asks, what goes
 * to whom, why and how long, and that no is an answer too (AVG 4(11), 7; rules B-02, B-18).
 */
import type { Handover } from '../../casework/overdracht/traject.ts';
import { wayOf } from '../../casework/overdracht/transitions.ts';
import type { ConsentText } from '../../consents/ports.ts';
import { Actions, ButtonLink, Card, Facts, Heading, Notice, Text } from '../components.tsx';
import { pathTo, TeamPage } from '../zaken/team-page.tsx';
import { dayWords, shortName } from '../zaken/words.ts';
import type { HandoverOnPage } from './handover-view.tsx';
import { AREAS_TO_CLIENT, TRANSITIONS_TO_CLIENT } from './words.ts';

export function ConsentQuestion({
  on: { desk, stand, names },
  handover,
  texts,
}: {
  on: HandoverOnPage;
  handover: Handover;
  texts: readonly ConsentText[];
}) {
  const path = pathTo(desk, `overdrachten/${stand.overdrachtId}`);
  const crumbs = [
    { href: pathTo(desk, 'overdrachten'), text: 'Overdrachten' },
    { href: path, text: `Overdracht ${shortName(stand.overdrachtId)}` },
  ];
  const receiver = stand.ontvanger === undefined ? 'het andere team' : names(stand.ontvanger.team);
  const shared = (stand.inhoud ?? []).filter(one => one.nodig);
  return (
    <TeamPage desk={desk} title="Vindt u het goed dat wij dit delen?" crumbs={crumbs}>
      <p class="nl-paragraph sh-niet-druk">
        Lees dit samen met de cliënt. Liever op papier? Druk deze bladzijde af met Ctrl en P.
      </p>
      <Text lead>
        {desk.signedIn.organisatie} wil uw hulp overdragen aan een ander team. Dat team neemt de hulp over.
      </Text>
      <Facts
        facts={[
          ['Waarom', `${TRANSITIONS_TO_CLIENT[handover.overgang]}: ${dayWords(handover.plandatum)}`],
          ['Aan wie', receiver],
          [
            'Wat wij delen',
            <ul class="sh-lijst-kaal">
              {shared.map(({ gebied }) => (
                <li>{AREAS_TO_CLIENT[gebied]}</li>
              ))}
            </ul>,
          ],
          ['Wat wij niet delen', 'Al het andere. Het andere team krijgt uw dossier niet.'],
          ['Hoe lang', 'Uw ja geldt hoogstens zes maanden. Daarna vragen wij het opnieuw.'],
        ]}
      />
      {wayOf(handover.overgang, handover.kader)?.message === null ? (
        <Text>Wij vertellen dit in een gesprek waar u bij bent. Er gaat geen bericht.</Text>
      ) : null}
      <Heading level={2}>U mag nee zeggen</Heading>
      <ul>
        <li>U kiest zelf. Zegt u nee, dan delen wij niets.</li>
        <li>De hulp die u nu krijgt, stopt niet door een nee.</li>
        <li>U mag altijd stoppen, ook later. Zeg het tegen ons. U hoeft niet te zeggen waarom.</li>
        <li>
          Iemand van de cliëntondersteuning kan u helpen. Die hoort niet bij ons en niet bij het andere team. Het kost u
          niets.
        </li>
      </ul>
      {texts.length === 0 ? (
        <div class="sh-niet-druk">
          <Notice kind="warning">
            <Text>
              Uw organisatie heeft nog geen eigen tekst vastgelegd. Zonder zo’n tekst kan een toestemming niet worden
              vastgelegd. Vraag uw beheerder.
            </Text>
          </Notice>
        </div>
      ) : (
        texts.slice(0, 3).map(({ title, version, language, body, sha256 }) => (
          <Card>
            <Heading level={2}>{title}</Heading>
            <div lang={language}>
              <Text>{body}</Text>
            </div>
            <Text>
              Versie {version}, kenmerk {sha256.slice(0, 8)}
            </Text>
          </Card>
        ))
      )}
      <div class="sh-alleen-druk">
        <Heading level={2}>Uw antwoord</Heading>
        <Facts
          facts={[
            [
              'Mag het?',
              <>
                <span class="sh-vak" aria-hidden="true" />
                Ja, dit mag u delen <span class="sh-vak" aria-hidden="true" />
                Nee, dit wil ik niet
              </>,
            ],
            ['Naam', <div class="sh-regel" />],
            ['Datum', <div class="sh-regel" />],
            ['Handtekening', <div class="sh-regel" />],
          ]}
        />
      </div>
      <Actions>
        <ButtonLink href={path}>Het antwoord vastleggen</ButtonLink>
      </Actions>
    </TeamPage>
  );
}
