/** Asking an organisation for everything it has of somebody (AVG 15): a form that becomes a request in the list of its officers. */
import type { Hono } from 'hono';
import { askForInzage, organisationsOf } from '../../inwoner/own-affairs.ts';
import { isOwnBsn } from '../../inwoner/resident.ts';
import type { ResidentSession } from '../../inwoner/resident-sign-in.ts';
import { partyName } from '../../toezicht/lines.ts';
import { Actions, Button, ButtonLink, Notice, Text } from '../components.tsx';
import { type Choice, ErrorSummary, type FormFaults, Radios, TextField } from '../form-parts.tsx';
import { answerPage } from '../render.ts';
import type { ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { type Typed, typedIn, WHOM_FIELDS, whomIn } from '../toezicht/whom-form.tsx';
import { HOME, ResidentPage, ResidentToken } from './resident-frame.tsx';
import { WhoHelps } from './told-view.tsx';

const PATH = '/inwoner/inzage';
const LONGEST = 80;
const FIELDS = [...WHOM_FIELDS, 'organisatie', 'naam', 'straat', 'woonplaats'];

export function askPages(pages: Hono<ScreenEnvironment>, { ports, exchange, resident, pretend }: ScreenParts): void {
  const choices = async (session: ResidentSession): Promise<readonly Choice[]> => {
    const [own, directory] = [await organisationsOf(resident.own, session.resident), await ports.directory.current()];
    return [...own]
      .map(oin => ({ value: oin, text: partyName({ oin }, directory) }))
      .sort((one, other) => one.text.localeCompare(other.text, 'nl'));
  };

  pages.get(PATH, async c => {
    const session = c.get('resident');
    const organisations = await choices(session);
    return answerPage(c, <Ask {...{ session, organisations, pretend }} typed={{}} faults={{}} />);
  });

  pages.post(PATH, async c => {
    const session = c.get('resident');
    const organisations = await choices(session);
    const typed = typedIn(c.get('form'), FIELDS);
    const { organisatie = '', naam = '', straat = '', woonplaats = '' } = typed;
    const fits = (text: string) => text !== '' && text.length <= LONGEST;
    const whom = whomIn(typed);
    const bsn = (typed.bsn ?? '').replace(/[\s.]/g, '');
    const faults: FormFaults = {
      ...(organisations.some(({ value }) => value === organisatie) ? {} : { organisatie: 'Kies een organisatie.' }),
      ...(!fits(naam) ? { naam: 'Vul uw voorletters en achternaam in.' } : {}),
      ...(!fits(straat) ? { straat: 'Vul uw straat in.' } : {}),
      ...(!fits(woonplaats) ? { woonplaats: 'Vul uw woonplaats in.' } : {}),
      ...(typed.geboortedatum === '' ? { geboortedatum: 'Vul uw geboortedatum in.' } : {}),
      ...(typed.postcode === '' ? { postcode: 'Vul uw postcode in.' } : {}),
      ...(whom.kind === 'faults' ? whom.faults : {}),
      // Otherwise somebody could ask for another under their own sign-in.
      ...(isOwnBsn(exchange.pseudonyms, session.resident, bsn) ? {} : { bsn: 'Vul het BSN in waarmee u inlogde.' }),
    };
    const adres = whom.kind === 'whom' ? whom.whom.adres : undefined;
    if (Object.keys(faults).length > 0 || whom.kind === 'faults' || adres === undefined)
      return answerPage(c, <Ask {...{ session, organisations, typed, faults, pretend }} />, 400);
    const { huisnummer, huisnummertoevoeging = '' } = adres;
    const asker = { ...whom.whom, adres, naam, straat: `${straat} ${huisnummer}${huisnummertoevoeging}`, woonplaats };
    await askForInzage(resident.own, organisatie, asker, ports.clock.now());
    return answerPage(c, <Asked {...{ session, pretend }} />);
  });
}

function Ask({
  session,
  organisations,
  typed,
  faults,
  pretend,
}: {
  session: ResidentSession;
  organisations: readonly Choice[];
  typed: Typed;
  faults: FormFaults;
  pretend: boolean;
}) {
  const parts = (name: string) => ({ name, value: typed[name] ?? '', fault: faults[name] });
  return (
    <ResidentPage {...{ session, pretend }} title="Alles opvragen" at={PATH} faulty={Object.keys(faults).length > 0}>
      <ErrorSummary faults={faults} />
      <Text lead>
        U mag alles zien wat een organisatie over u heeft. Iemand die daar werkt, zoekt het op. U krijgt een brief,
        binnen een maand. Het kost niets.
      </Text>
      {organisations.length === 0 ? (
        <Notice kind="info">
          <Text>
            Wij vonden geen organisatie met uw BSN. Denkt u dat er toch iets is gedeeld? Vraag het de organisatie zelf.
          </Text>
        </Notice>
      ) : (
        <form method="post" action={PATH}>
          <ResidentToken session={session} />
          <Radios
            name="organisatie"
            label="Van wie wilt u alles zien?"
            stacked
            choices={organisations}
            value={typed.organisatie}
            fault={faults.organisatie}
          />
          <TextField {...parts('naam')} label="Voorletters en achternaam" hint="Zo staat het op de brief." />
          <TextField {...parts('achternaam')} label="Achternaam" hint="Hiermee zoekt de organisatie." />
          <TextField {...parts('geboortedatum')} label="Geboortedatum" type="date" narrow />
          <TextField
            {...parts('bsn')}
            label="BSN"
            narrow
            hint="Wij bewaren uw BSN niet na het inloggen. Daarom vragen wij het hier."
          />
          <TextField {...parts('straat')} label="Straat" />
          <div class="sh-rij">
            <TextField {...parts('huisnummer')} label="Huisnummer" narrow />
            <TextField {...parts('toevoeging')} label="Toevoeging" narrow />
            <TextField {...parts('postcode')} label="Postcode" narrow />
          </div>
          <TextField {...parts('woonplaats')} label="Woonplaats" />
          <Actions>
            <Button>Vraag om inzage</Button>
          </Actions>
        </form>
      )}
      <WhoHelps />
    </ResidentPage>
  );
}

function Asked({ session, pretend }: { session: ResidentSession; pretend: boolean }) {
  return (
    <ResidentPage {...{ session, pretend }} title="Uw vraag is verstuurd">
      <Notice kind="ok">
        <Text>De organisatie heeft uw vraag. U krijgt antwoord binnen een maand, met de post.</Text>
      </Notice>
      <Actions>
        <ButtonLink href={HOME}>Terug naar het overzicht</ButtonLink>
      </Actions>
    </ResidentPage>
  );
}
