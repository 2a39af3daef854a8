/** One zaak as an officer sees it for a right of the resident: codes and days, what can follow, and what two people decide. */
import { isSamePerson } from '../../access/identity.ts';
import { erasureRefused, WIS_REFUSALS } from '../../casework/rechten/erasable.ts';
import { WISGRONDEN, type Wisgrond, type Wissing, type Wisstatus } from '../../casework/rechten/ports.ts';
import type { Settings } from '../../casework/vroegsignalering/settings.ts';
import { isRestricted, staatOf, type Zaak } from '../../casework/vroegsignalering/zaak.ts';
import type { TeamId } from '../../ports.ts';
import { Actions, Button, Card, Facts, Heading, Notice, Table, Tag, Tags, Text } from '../components.tsx';
import { ErrorSummary, type FormFaults, Radios, TextField } from '../form-parts.tsx';
import { FormToken } from '../zaken/team-page.tsx';
import { dayWords, momentWords, PARTNER_WORDS, STAAT_WORDS, shortName } from '../zaken/words.ts';
import { type Office, OfficePage, ReadsAlong } from './office.tsx';
import type { Word } from './words.ts';

export const RIGHTS_CRUMBS = [{ href: '/toezicht/rechten', text: 'Rechten' }];

export const rightsPath = (team: TeamId, zaakId: string) =>
  `/toezicht/rechten/${encodeURIComponent(team.split('/')[1] ?? '')}/${zaakId}`;

export const WISSING_WORDS: Readonly<Record<Wisstatus, Word>> = {
  voorgesteld: ['Wacht op een collega', 'geel'],
  goedgekeurd: ['Wordt gewist', 'geel'],
  afgewezen: ['Niet akkoord', 'grijs'],
  verlopen: ['Te laat beslist', 'grijs'],
  gewist: ['Gewist', 'groen'],
  niet_gewist: ['Niet gewist', 'rood'],
};

const GROUND_WORDS: Readonly<Record<Wisgrond, string>> = {
  niet_meer_nodig: 'De gegevens zijn niet meer nodig',
  toestemming_ingetrokken: 'De inwoner trok de toestemming in',
  bezwaar_gegrond: 'Het bezwaar van de inwoner is gegrond',
  onrechtmatig: 'Wij hadden dit niet mogen hebben',
  wettelijke_plicht: 'Een wet schrijft voor dat het weg moet',
};

interface ZaakRightsParts {
  readonly office: Office;
  readonly team: TeamId;
  readonly zaak: Zaak;
  readonly settings: Settings;
  /** Of this zaak, newest first. */
  readonly wissingen: readonly Wissing[];
  readonly faults: FormFaults;
}

export function ZaakRights(parts: ZaakRightsParts) {
  const { office, team, zaak, wissingen, faults } = parts;
  const restricted = zaak.signalen.some(isRestricted);
  return (
    <OfficePage office={office} title={`Zaak ${shortName(zaak.zaakId)}`} crumbs={RIGHTS_CRUMBS}>
      <ErrorSummary faults={faults} />
      <Tags>
        <Tag>{STAAT_WORDS[staatOf(zaak)]}</Tag>
        {restricted ? <Tag look="geel">Verwerking beperkt</Tag> : null}
        {wissingen[0] === undefined ? null : (
          <Tag look={WISSING_WORDS[wissingen[0].status][1]}>{WISSING_WORDS[wissingen[0].status][0]}</Tag>
        )}
      </Tags>
      <ReadsAlong office={office} />
      <div class="sh-kolommen">
        <div>
          <Facts
            facts={[
              ['Team', team.split('/')[1] ?? ''],
              ['Geopend', dayWords(zaak.geopendOp)],
              [
                'Hoort bij',
                zaak.samengevoegdIn === null ? null : `zaak ${shortName(zaak.samengevoegdIn)}. Zoek daar verder.`,
              ],
            ]}
          />
          <Table
            caption="Signalen in deze zaak"
            rows={zaak.signalen}
            columns={[
              { head: 'Van', cell: ({ signaal }) => PARTNER_WORDS[signaal.partner] },
              { head: 'Gekomen', cell: ({ signaal }) => dayWords(signaal.ontvangenOp) },
              { head: 'Staat', cell: stand => (isRestricted(stand) ? 'Beperkt' : stand.status) },
            ]}
          />
          <Text>De inhoud ziet u hier niet. Wat een inwoner wil weten, staat in de brief bij Inzage.</Text>
          <Heading level={2}>Verbeteren</Heading>
          <Text>
            Klopt een bedrag, een dag of de persoon niet (AVG 16)? Het team verbetert dat zelf. Noem het team zaak{' '}
            {shortName(zaak.zaakId)}, wat er niet klopt en hoe u dat weet. Het team legt vast wat er eerst stond.
          </Text>
        </div>
        <div>
          <Restrict {...{ office, team, zaak, faults, restricted }} />
          <Erase {...parts} />
        </div>
      </div>
    </OfficePage>
  );
}

function Restrict({
  office,
  team,
  zaak,
  faults,
  restricted,
}: Pick<ZaakRightsParts, 'office' | 'team' | 'zaak' | 'faults'> & { restricted: boolean }) {
  return (
    <Card labelledBy="beperken-kop">
      <Heading level={2} id="beperken-kop">
        Beperken
      </Heading>
      <Text>
        {restricted
          ? 'Het team kan de inhoud niet lezen. Er wordt niets gewist zolang dit duurt. Vertel het de inwoner voordat u dit opheft (AVG 18).'
          : 'Het team kan de inhoud dan niet meer lezen, en er wordt niets gewist. Dit geldt meteen; u doet het alleen (AVG 18).'}
      </Text>
      {office.actor === null ? null : (
        <form method="post" action={`${rightsPath(team, zaak.zaakId)}/beperking`} novalidate>
          <FormToken desk={office} />
          {restricted ? (
            <TextField
              name="ingelicht"
              label="Aan de inwoner verteld op"
              type="date"
              narrow
              required
              max={office.today}
              fault={faults.ingelicht}
            />
          ) : null}
          <Actions>
            <Button look="secondary" name="besluit" value={restricted ? 'opheffen' : 'beperken'}>
              {restricted ? 'Beperking opheffen' : 'Gebruik beperken'}
            </Button>
          </Actions>
        </form>
      )}
    </Card>
  );
}

function Erase(parts: ZaakRightsParts) {
  const { office, zaak, wissingen } = parts;
  const open = wissingen.filter(({ status }) => status === 'voorgesteld');
  const agreed = wissingen.some(({ status }) => status === 'goedgekeurd');
  const own = open.some(({ voorsteller }) => office.actor !== null && isSamePerson(voorsteller, office.actor));
  return (
    <Card nadruk={open.length > 0} labelledBy="wissen-kop">
      <Heading level={2} id="wissen-kop">
        Wissen
      </Heading>
      {open.map(wissing => (
        <Proposed {...parts} wissing={wissing} />
      ))}
      {agreed ? (
        <Notice kind="ok">
          <Text>Twee privacyfunctionarissen gingen akkoord. De zaak gaat binnen een paar minuten weg.</Text>
        </Notice>
      ) : null}
      {zaak.samengevoegdIn !== null || agreed || own ? null : <Propose {...parts} again={open.length > 0} />}
    </Card>
  );
}

/** What would follow of each ground, as the law has it now; the same question is asked again at every step. */
function Propose({ office, team, zaak, settings, faults, again }: ZaakRightsParts & { again: boolean }) {
  const grounds = WISGRONDEN.map(grond => ({ grond, refused: erasureRefused(zaak, grond, settings) }));
  const allowed = grounds.filter(({ refused }) => refused === null);
  const kept = grounds.filter(({ refused }) => refused !== null);
  return (
    <>
      {again ? null : (
        <Text>
          Met de zaak gaan ook de berichten weg. Dat is niet terug te draaien. In het logboek blijft staan dat er iets
          is gedeeld, zonder wie het was.
        </Text>
      )}
      {office.actor === null || allowed.length === 0 ? null : (
        <form method="post" action={`${rightsPath(team, zaak.zaakId)}/wissing`} novalidate>
          <FormToken desk={office} />
          <Radios
            name="grond"
            label={again ? 'Of stel zelf iets anders voor' : 'Waarom moet dit gewist worden?'}
            stacked
            fault={faults.grond}
            choices={allowed.map(({ grond }) => ({ value: grond, text: GROUND_WORDS[grond] }))}
          />
          <Actions>
            <Button look="secondary">Wissen voorstellen aan een collega</Button>
          </Actions>
        </form>
      )}
      {kept.length === 0 ? null : (
        <details>
          <summary>Wat nu geen reden kan zijn, en waarom</summary>
          <ul>
            {kept.map(({ grond, refused }) => (
              <li>
                {GROUND_WORDS[grond]}: {refused === null ? '' : WIS_REFUSALS[refused.code]}
                {refused === null || refused.bewaardTot === null
                  ? ''
                  : ` Bewaard tot en met ${dayWords(refused.bewaardTot)}.`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Proposed({ office, team, zaak, settings, wissing }: ZaakRightsParts & { wissing: Wissing }) {
  const { actor } = office;
  const own = actor !== null && isSamePerson(wissing.voorsteller, actor);
  const refused = erasureRefused(zaak, wissing.grond, settings);
  return (
    <>
      <Notice kind="info">
        <Text>
          {own ? 'U stelde voor om te wissen: ' : 'Een collega stelde voor om te wissen: '}
          <strong>{GROUND_WORDS[wissing.grond]}</strong> ({momentWords(wissing.voorgesteldMs)}).
          {own ? ' Een andere privacyfunctionaris moet meegaan.' : ''}
        </Text>
      </Notice>
      {refused === null ? null : <Text>Op dit moment kan het niet: {WIS_REFUSALS[refused.code]}</Text>}
      {actor === null ? null : (
        <form method="post" action={`${rightsPath(team, zaak.zaakId)}/oordeel`}>
          <FormToken desk={office} />
          <input type="hidden" name="voorstel" value={wissing.wissingId} />
          <input type="hidden" name="kenmerk" value={wissing.kenmerk} />
          <Actions>
            {own || refused !== null ? null : (
              <Button name="oordeel" value="akkoord">
                Akkoord: wissen
              </Button>
            )}
            <Button look="secondary" name="oordeel" value="niet_akkoord">
              {own ? 'Voorstel intrekken' : 'Niet akkoord'}
            </Button>
          </Actions>
        </form>
      )}
    </>
  );
}
