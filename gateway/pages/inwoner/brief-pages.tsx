/**
 * Where somebody types the code of a letter (R24). Open to everybody; code and birth date come in a form and stand in no address.
 * Whatever does not fit gets one answer, so that nobody learns which half was right.
 */
import type { Hono } from 'hono';
import { type OpenedLetter, openCodeLetter } from '../../inwoner/code-letters.ts';
import { Actions, Button, ButtonLink, Notice, Text } from '../components.tsx';
import { tooLarge } from '../error-pages.tsx';
import { ErrorSummary, type FormFaults, TextField } from '../form-parts.tsx';
import { Page } from '../layout.tsx';
import { answerPage } from '../render.ts';
import type { ScreenEnvironment } from '../screen-environment.ts';
import { formOf, isOurs } from '../screen-guard.tsx';
import type { ScreenParts } from '../screens.tsx';
import { dayWords, euroWords } from '../zaken/words.ts';
import { ToldView, WhoHelps, YourRights } from './told-view.tsx';

const PATH = '/brief';
const DATE = /^\d{4}-\d\d-\d\d$/;

export function briefPages(pages: Hono<ScreenEnvironment>, { ports, signIn, resident, pretend }: ScreenParts): void {
  pages.get(PATH, c => answerPage(c, <AskCode {...{ pretend, faults: {}, wrong: false }} />));

  pages.post(PATH, async c => {
    const form = isOurs(c, signIn) ? await formOf(c) : null;
    if (form === 'too large') return tooLarge(c);
    if (form === null) return answerPage(c, <AskCode {...{ pretend, faults: {}, wrong: true }} />, 403);
    const typed = { code: (form.get('code') ?? '').trim(), birthDate: (form.get('geboortedatum') ?? '').trim() };
    const faults: FormFaults = {
      ...(typed.code === '' ? { code: 'Vul de code uit de brief in.' } : {}),
      ...(DATE.test(typed.birthDate) ? {} : { geboortedatum: 'Vul uw geboortedatum in.' }),
    };
    if (Object.keys(faults).length > 0) return answerPage(c, <AskCode {...{ pretend, faults, wrong: false }} />, 400);
    const step = { now: ports.clock.now(), traceId: ports.entropy.bytes(16).toString('hex') };
    const opened = await openCodeLetter(resident.letters, typed, step);
    switch (opened.kind) {
      case 'opened':
        return answerPage(c, <WhatWasShared opened={opened} pretend={pretend} />);
      case 'refused':
        return answerPage(c, <AskCode {...{ pretend, faults: {}, wrong: true }} />, 403);
      case 'too_often':
        c.header('Retry-After', '600');
        return answerPage(
          c,
          <NotNow
            pretend={pretend}
            text="Er zijn nu te veel codes geprobeerd. Probeer het over tien minuten opnieuw."
          />,
          429,
        );
      case 'stopped':
        return answerPage(
          c,
          <NotNow
            pretend={pretend}
            text="Wij kunnen dit nu niet tonen. Vraag het team dat u de brief stuurde. Zij mogen u zeggen waarom."
          />,
          403,
        );
      case 'later':
        c.header('Retry-After', '10');
        return answerPage(
          c,
          <NotNow pretend={pretend} text="Het lukt nu even niet. Uw code blijft goed. Probeer het zo opnieuw." />,
          503,
        );
    }
  });
}

export function AskCode({ pretend, faults, wrong }: { pretend: boolean; faults: FormFaults; wrong: boolean }) {
  return (
    <Page
      title="Ik heb een brief met een code"
      at={PATH}
      pretend={pretend}
      faulty={wrong || Object.keys(faults).length > 0}
    >
      <ErrorSummary faults={faults} />
      {wrong ? (
        <Notice kind="error">
          <Text>
            Deze code en deze geboortedatum passen niet bij elkaar. Of de code is al gebruikt, of te oud. Kijk ze na en
            probeer het nog eens. Lukt het niet? Vraag het team om een nieuwe brief.
          </Text>
        </Notice>
      ) : null}
      <Text lead>
        Kreeg u een brief van uw gemeente met een code? Hier ziet u wat er over u is gedeeld. U hebt geen DigiD nodig.
      </Text>
      <form method="post" action={PATH}>
        <TextField
          name="code"
          label="Code uit de brief"
          hint="Twaalf letters en cijfers. Streepjes hoeven niet."
          required
          narrow
          fault={faults.code}
        />
        <TextField
          name="geboortedatum"
          label="Uw geboortedatum"
          hint="Zo weten wij dat de brief bij u hoort."
          type="date"
          required
          narrow
          fault={faults.geboortedatum}
        />
        <Actions>
          <Button>Laat zien wat er is gedeeld</Button>
        </Actions>
      </form>
      <ul>
        <li>De code werkt één keer. Druk de bladzijde af als u haar wilt bewaren.</li>
        <li>Na vijf keer een verkeerde datum werkt de code niet meer.</li>
        <li>Dat iemand de code gebruikte, schrijven wij op.</li>
      </ul>
      <WhoHelps />
    </Page>
  );
}

export function WhatWasShared({
  opened: { told, bedragEuro, ontstaansdatum, corrected },
  pretend,
}: {
  opened: Extract<OpenedLetter, { readonly kind: 'opened' }>;
  pretend: boolean;
}) {
  return (
    <Page title="Dit is over u gedeeld" pretend={pretend}>
      <div class="sh-niet-druk">
        <Notice kind="warning">
          <Text>
            De code is nu gebruikt. Als u weggaat, ziet u dit niet meer terug. Druk de bladzijde af als u haar wilt
            bewaren. Sluit daarna het venster.
          </Text>
        </Notice>
      </div>
      <ToldView
        told={told}
        more={[
          ['Bedrag', bedragEuro === null ? null : euroWords(bedragEuro)],
          ['Niet betaald sinds', ontstaansdatum === null ? null : dayWords(ontstaansdatum)],
          ['Verbeterd', corrected ? 'Het team heeft hier later iets in verbeterd. Vraag het team wat.' : null],
        ]}
      />
      <Text>
        Hier staat één bericht. Uw naam, adres en nummers laten wij hier niet zien: een brief kan bij een ander in huis
        komen. Was er meer? Dan hoort u dat van de gemeente, of u vraagt ernaar.
      </Text>
      <YourRights from={[told.ontvanger, told.afzender]} />
    </Page>
  );
}

function NotNow({ text, pretend }: { text: string; pretend: boolean }) {
  return (
    <Page title="Dit lukt nu niet" pretend={pretend}>
      <Notice kind="error">
        <Text>{text}</Text>
      </Notice>
      <Actions>
        <ButtonLink href={PATH}>Opnieuw proberen</ButtonLink>
      </Actions>
      <WhoHelps />
    </Page>
  );
}
