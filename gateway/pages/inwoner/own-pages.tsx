/** What somebody who signed in sees and does: what was shared, what they agreed to, stopping, objecting and asking. */
import type { Hono } from 'hono';
import { UUID } from '../../http/page.ts';
import { type OwnAffairs, objectAsResident, seeOwnAffairs, stopOwnConsent } from '../../inwoner/own-affairs.ts';
import type { ResidentSession } from '../../inwoner/resident-sign-in.ts';
import { Actions, Button, ButtonLink, Card, Facts, Heading, Link, Notice, Tag, Tags, Text } from '../components.tsx';
import { answerPage } from '../render.ts';
import type { ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { dayWords, momentWords } from '../zaken/words.ts';
import { HOME, ResidentPage, ResidentToken } from './resident-frame.tsx';
import { ToldView, WhoHelps } from './told-view.tsx';
import { CONSENT_STATE_TEXT, purposeText } from './words.ts';

export function ownPages(pages: Hono<ScreenEnvironment>, { ports, resident, pretend }: ScreenParts): void {
  const step = () => ({ now: ports.clock.now(), traceId: ports.entropy.bytes(16).toString('hex') });

  pages.get(HOME, async c => {
    const session = c.get('resident');
    const seen = await seeOwnAffairs(resident.own, session.resident, step());
    if (seen.kind === 'seen') return answerPage(c, <Overview {...{ session, seen, pretend }} />);
    c.header('Retry-After', '10');
    const text = 'Het lukt nu even niet om dit te tonen. Probeer het zo opnieuw.';
    return answerPage(c, <Said {...{ session, pretend, text }} title="Nog even wachten" kind="error" />, 503);
  });

  pages.post('/inwoner/stoppen', async c => {
    const session = c.get('resident');
    const id = c.get('form').get('toestemming') ?? '';
    const stopped = UUID.test(id)
      ? await stopOwnConsent(resident.own, session.resident, id, step())
      : { kind: 'unknown' };
    if (stopped.kind === 'stopped') {
      const text =
        'U hebt uw ja ingetrokken. Vanaf nu wordt hiermee niets meer gedeeld. Wat nog klaarstond, is vernietigd. Wie al iets kreeg, krijgt bericht.';
      return answerPage(c, <Said {...{ session, pretend, text }} title="Gestopt" kind="ok" />);
    }
    const text =
      stopped.kind === 'child'
        ? 'Je bent jonger dan twaalf. Vraag je ouder of voogd om dit te stoppen, bij de organisatie die het opschreef.'
        : 'Dit staat er niet (meer). Kijk hieronder hoe het nu is.';
    return answerPage(c, <Said {...{ session, pretend, text }} title="Dit ging niet door" kind="error" />, 409);
  });

  pages.post('/inwoner/bezwaar', async c => {
    const session = c.get('resident');
    const id = c.get('form').get('verstrekking') ?? '';
    const outcome = UUID.test(id) ? await objectAsResident(resident.own, session.resident, id, step()) : 'unknown';
    if (outcome === 'recorded') {
      const text =
        'Uw bezwaar is opgeschreven. De organisatie die het stuurde, beslist erover. U hoort dat binnen een maand. Wie het al kreeg, krijgt bericht. U kunt ook zelf nog zeggen waarom.';
      return answerPage(c, <Said {...{ session, pretend, text }} title="Bezwaar gemaakt" kind="ok" />);
    }
    const text =
      outcome === 'already'
        ? 'Hier is al bezwaar tegen gemaakt. De organisatie moet nog beslissen.'
        : 'Dit staat er niet (meer). Kijk hieronder hoe het nu is.';
    return answerPage(c, <Said {...{ session, pretend, text }} title="Dit ging niet door" kind="error" />, 409);
  });
}

function Said({
  session,
  pretend,
  title,
  text,
  kind,
}: {
  session: ResidentSession;
  pretend: boolean;
  title: string;
  text: string;
  kind: 'ok' | 'error';
}) {
  return (
    <ResidentPage {...{ session, pretend, title }} faulty={kind === 'error'}>
      <Notice kind={kind}>
        <Text>{text}</Text>
      </Notice>
      <Actions>
        <ButtonLink href={HOME}>Terug naar het overzicht</ButtonLink>
      </Actions>
      <WhoHelps />
    </ResidentPage>
  );
}

export function Overview({ session, seen, pretend }: { session: ResidentSession; seen: OwnAffairs; pretend: boolean }) {
  return (
    <ResidentPage session={session} pretend={pretend} title="Over mij" at={HOME}>
      <Text lead>
        Hier ziet u wat er over u is gedeeld, en waar u ja op zei. Wij zochten alleen op uw BSN. Dat u keek, is
        opgeschreven. Organisaties zien dat niet.
      </Text>
      <Heading level={2} id="ja">
        Waar ik ja op heb gezegd
      </Heading>
      {seen.consents.length === 0 ? <Text>Wij vonden niets met uw BSN.</Text> : null}
      {seen.consents.map(one => (
        <ConsentCard consent={one} session={session} />
      ))}
      <Heading level={2} id="gedeeld">
        Wat er over mij is gedeeld
      </Heading>
      {seen.lines.length === 0 ? <Text>Wij vonden niets met uw BSN.</Text> : null}
      {seen.lines.map(line => (
        <ToldView told={line}>
          {line.held ? (
            <Tags>
              <Tag look="geel">bezwaar loopt</Tag>
            </Tags>
          ) : (
            <form method="post" action="/inwoner/bezwaar">
              <ResidentToken session={session} />
              <input type="hidden" name="verstrekking" value={line.verstrekkingId} />
              <Actions>
                <Button look="secondary">Ik maak bezwaar</Button>
              </Actions>
            </form>
          )}
        </ToldView>
      ))}
      <Heading level={2}>Staat niet alles hier?</Heading>
      <Text>
        Dat kan. Niet elk bericht heeft een BSN, en over zorg en justitie tonen wij hier niets. Soms mag iets niet
        worden getoond om een ander te beschermen (artikel 41 UAVG). <Link href="/inwoner/inzage">Vraag alles op</Link>{' '}
        bij de organisatie. Een mens zoekt dan voor u.
      </Text>
      <WhoHelps />
    </ResidentPage>
  );
}

function ConsentCard({ consent, session }: { consent: OwnAffairs['consents'][number]; session: ResidentSession }) {
  const { toestemmingId, staat, van, aan, doel, categorieen, geldigTot, gegevenMs } = consent;
  const canStop = staat === 'actief' || staat === 'concept';
  return (
    <Card>
      <Heading level={3}>
        {van} mag iets delen met {aan}
      </Heading>
      <Tags>
        <Tag look={canStop ? 'groen' : 'grijs'}>{CONSENT_STATE_TEXT[staat]}</Tag>
      </Tags>
      <Facts
        facts={[
          ['Waarvoor', purposeText(doel)],
          ['Waarover', categorieen.map(one => one.replaceAll('_', ' ')).join(', ')],
          ['Opgeschreven op', momentWords(gegevenMs)],
          ['Tot en met', geldigTot === null ? null : dayWords(geldigTot)],
        ]}
      />
      {canStop ? (
        <form method="post" action="/inwoner/stoppen">
          <ResidentToken session={session} />
          <input type="hidden" name="toestemming" value={toestemmingId} />
          <Text>Stoppen mag altijd. U hoeft niet te zeggen waarom. Het kan zijn dat hulp dan anders loopt.</Text>
          <Actions>
            <Button>Stop met delen</Button>
          </Actions>
        </form>
      ) : null}
    </Card>
  );
}
