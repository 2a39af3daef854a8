/** The operations of the API, with what goes in and what comes out. Paths are those of docs/ARCHITECTURE.md. */

import { CIJFER_PATHS } from './openapi-cijfers.ts';
import { KAART_PATHS } from './openapi-kaart.ts';
import { OVERDRACHT_PATHS, OVERDRACHT_TAGS, VERZOEK_PATHS } from './openapi-overdrachten.ts';
import { RECHTEN_TAGS, rechtenPaths } from './openapi-rechten.ts';
import { answer, batchBody, empty, jsonBody, problems } from './openapi-responses.ts';
import { ZAAK_PATHS, ZAAK_TAGS } from './openapi-zaken.ts';

export const TAGS = [
  { name: 'signalen', description: 'Signalen en overdrachten sturen.' },
  { name: 'postvak', description: 'Ophalen en bevestigen wat voor een team klaarligt.' },
  { name: 'abonnementen', description: 'Een melding krijgen als er iets klaarligt.' },
  { name: 'toestemmingen', description: 'Toestemmingen vastleggen, bekijken en intrekken.' },
  { name: 'aangehouden', description: 'Berichten waarover twee mensen beslissen.' },
  { name: 'afspraken', description: 'Afspreken wie wat aan wie mag sturen, door beide partijen ondertekend.' },
  { name: 'voorstellen', description: 'Wat twee beheerders over de poort zelf beslissen.' },
  { name: 'bezwaren', description: 'Bezwaar of beperking vastleggen en erop beslissen.' },
  ...OVERDRACHT_TAGS,
  { name: 'toetsingen', description: 'Vragen of iets mag worden gedeeld.' },
  { name: 'routeringen', description: 'Vragen welk college en welk team.' },
  ...ZAAK_TAGS,
  ...RECHTEN_TAGS,
  { name: 'sociale-kaart', description: 'Welk team, en hoe het vandaag te bereiken is.' },
  { name: 'cijfers', description: 'Afgeronde aantallen per gemeente en maand.' },
  { name: 'verstrekkingen', description: 'Bewijs uit het logboek.' },
  { name: 'organisaties', description: 'Wie is aangesloten.' },
];

const LOCATION = {
  Location: { description: 'Waar het resultaat staat.', schema: { type: 'string', format: 'uri-reference' } },
};

const TEAM = query(
  'team',
  'Code van het eigen team waarvoor u spreekt.',
  { $ref: '#/components/schemas/Teamcode' },
  true,
);

/** By software, or by a person through it; `docs/wie-mag-wat.md` says with which role. */
const PERSON_TOO = [{ certificaat: [] }, { certificaat: [], token: [] }];

/** Only by a person; the software of the organisation makes the call and signs it. */
const PERSON_ONLY = [{ certificaat: [], token: [] }];

export const PATHS: Readonly<Record<string, object>> = {
  '/signalen': {
    post: {
      operationId: 'stuurSignaal',
      tags: ['signalen'],
      summary: 'Stuur een bericht',
      description:
        'Het bericht wordt getoetst, geminimaliseerd, versleuteld voor de ontvanger en in het logboek gezet. Pas als dat vastligt, komt het ondertekende ontvangstbewijs.',
      parameters: [...signatureHeaders()],
      requestBody: jsonBody('Bericht'),
      responses: {
        '201': answer('Toegestaan; het bericht ligt klaar voor de ontvanger.', 'Signaalantwoord', LOCATION),
        '202': answer(
          'Aangehouden; twee privacyfunctionarissen van de afzender beslissen.',
          'Signaalantwoord',
          LOCATION,
        ),
        ...problems(409, 413, 415),
      },
    },
  },
  '/signalen/_batch': {
    post: {
      operationId: 'stuurBatch',
      tags: ['signalen'],
      summary: 'Stuur veel berichten tegelijk',
      description:
        'Eén bericht per regel (NDJSON), ten hoogste 1.000 regels en 4 MB, onder één handtekening. Elke regel krijgt een eigen antwoord; een regel die niet klopt, houdt de andere niet tegen. Bij een onderbreking: stuur dezelfde regels opnieuw; wat al was aangenomen krijgt hetzelfde antwoord.',
      parameters: [...signatureHeaders()],
      requestBody: batchBody('Bericht'),
      responses: { '200': answer('Eén antwoord per regel.', 'Batchantwoord'), ...problems(413, 415) },
    },
  },
  '/postvak': {
    get: {
      operationId: 'lijstPostvak',
      security: PERSON_TOO,
      tags: ['postvak'],
      summary: 'Bekijk wat klaarligt',
      description: 'Neutrale lijst, oudste eerst. Soort en afzender komen pas met het bericht zelf.',
      parameters: [
        TEAM,
        query('na', 'Vervolg na dit kenmerk: de waarde `volgende` van de vorige bladzijde.', {
          $ref: '#/components/schemas/Uuid',
        }),
        query('aantal', 'Hoeveel ten hoogste.', { type: 'integer', minimum: 1, maximum: 500, default: 100 }),
      ],
      responses: { '200': answer('Wat klaarligt of nog niet is bevestigd.', 'PostvakLijst'), ...problems() },
    },
  },
  '/postvak/{verstrekkingId}': {
    get: {
      operationId: 'haalVerstrekkingOp',
      tags: ['postvak'],
      summary: 'Haal één bericht op',
      description:
        'Op dit moment wordt opnieuw besloten. Het antwoord komt pas als een ondertekend checkpoint van het logboek de verstrekking dekt.',
      parameters: [idInPath('verstrekkingId', 'Kenmerk van de verstrekking.'), TEAM],
      responses: { '200': answer('Het versleutelde bericht.', 'PostvakVerstrekt'), ...problems(404, 410) },
    },
  },
  '/postvak/_ophalen': {
    post: {
      operationId: 'haalVerstrekkingenOp',
      tags: ['postvak'],
      summary: 'Haal veel berichten tegelijk op',
      description: 'Ten hoogste 500, met één keer wachten op het logboek. Per bericht wordt opnieuw besloten.',
      requestBody: jsonBody('PostvakOphalen'),
      responses: {
        '200': answer('Eén antwoord per kenmerk, in de volgorde van het verzoek.', 'PostvakOpgehaald'),
        ...problems(413, 415),
      },
    },
  },
  '/postvak/_bevestigen': {
    post: {
      operationId: 'bevestigVerstrekkingen',
      tags: ['postvak'],
      summary: 'Bevestig wat is ontvangen',
      description: 'Met het zegel van wat is ontvangen. Bij een ander zegel blijft het bericht openstaan.',
      requestBody: jsonBody('PostvakBevestigen'),
      responses: {
        '200': answer('Eén antwoord per kenmerk, in de volgorde van het verzoek.', 'PostvakBevestigd'),
        ...problems(404, 409, 413, 415),
      },
    },
  },
  '/aangehouden': {
    get: {
      operationId: 'lijstAangehouden',
      security: PERSON_TOO,
      tags: ['aangehouden'],
      summary: 'Bekijk wat is aangehouden',
      description:
        'Berichten van de eigen organisatie waarover twee privacyfunctionarissen beslissen, oudste eerst. Nooit met de inhoud.',
      parameters: [
        query('status', 'Alleen berichten met deze status.', { $ref: '#/components/schemas/AangehoudenStatus' }),
        query('na', 'Vervolg na dit kenmerk: de waarde `volgende` van de vorige bladzijde.', {
          $ref: '#/components/schemas/Uuid',
        }),
        query('aantal', 'Hoeveel ten hoogste.', { type: 'integer', minimum: 1, maximum: 500, default: 100 }),
      ],
      responses: { '200': answer('Wat is aangehouden.', 'AangehoudenLijst'), ...problems() },
    },
  },
  '/aangehouden/{verstrekkingId}': {
    get: {
      operationId: 'bekijkAangehouden',
      security: PERSON_TOO,
      tags: ['aangehouden'],
      summary: 'Bekijk één aangehouden bericht',
      description: 'Codes, feiten in zinnen, de termijn en wat al is voorgesteld.',
      parameters: [idInPath('verstrekkingId', 'Kenmerk van de verstrekking.')],
      responses: { '200': answer('Het aangehouden bericht.', 'AangehoudenBericht'), ...problems(404) },
    },
  },
  '/aangehouden/{verstrekkingId}/voorstellen': {
    post: {
      operationId: 'stelVoorOverAangehouden',
      security: PERSON_ONLY,
      tags: ['aangehouden'],
      summary: 'Stel voor om toe te laten of te weigeren',
      description:
        'De eerste privacyfunctionaris. Er verandert niets tot een ander meegaat. Hetzelfde voorstel nog eens is het voorstel dat er al is.',
      parameters: [idInPath('verstrekkingId', 'Kenmerk van de verstrekking.'), ...signatureHeaders()],
      requestBody: jsonBody('AangehoudenVoorstelaanvraag'),
      responses: { '201': answer('Voorgesteld.', 'AangehoudenVoorstel', LOCATION), ...problems(404, 409, 413, 415) },
    },
  },
  '/aangehouden/{verstrekkingId}/voorstellen/{voorstelId}/oordeel': {
    post: {
      operationId: 'oordeelOverAangehouden',
      security: PERSON_ONLY,
      tags: ['aangehouden'],
      summary: 'Ga mee met een voorstel, of niet',
      description:
        'De tweede privacyfunctionaris, een ander dan wie voorstelde. Wat wordt toegelaten, wordt bij het ophalen opnieuw besloten; wat wordt geweigerd, wordt vernietigd.',
      parameters: [
        idInPath('verstrekkingId', 'Kenmerk van de verstrekking.'),
        idInPath('voorstelId', 'Kenmerk van het voorstel.'),
        ...signatureHeaders(),
      ],
      requestBody: jsonBody('AangehoudenOordeel'),
      responses: { '200': answer('Hoe het ermee staat.', 'AangehoudenStand'), ...problems(404, 409, 413, 415) },
    },
  },
  '/afspraken': {
    post: {
      operationId: 'biedAfspraakAan',
      tags: ['afspraken'],
      summary: 'Onderteken een afspraak als eerste, en bied haar aan',
      description:
        'De handtekening van het bericht is de handtekening onder de afspraak. Zij telt pas als de andere partij dezelfde tekst ondertekent. Hetzelfde nog eens geeft hetzelfde antwoord.',
      parameters: [...signatureHeaders()],
      requestBody: jsonBody('AfspraakAanbod'),
      responses: { '201': answer('Aangeboden.', 'AfspraakStand', LOCATION), ...problems(409, 413, 415) },
    },
    get: {
      operationId: 'lijstAfspraken',
      security: PERSON_TOO,
      tags: ['afspraken'],
      summary: 'Bekijk de eigen afspraken',
      description: 'Afspraken waarbij de aanroeper partij is, met hun ondertekeningen.',
      parameters: [
        query('na', 'Vervolg na dit kenmerk: de waarde `volgende` van de vorige bladzijde.', {
          $ref: '#/components/schemas/Uuid',
        }),
        query('aantal', 'Hoeveel ten hoogste.', { type: 'integer', minimum: 1, maximum: 500, default: 100 }),
      ],
      responses: { '200': answer('De afspraken.', 'AfspraakLijst'), ...problems() },
    },
  },
  '/afspraken/{afspraakId}': {
    get: {
      operationId: 'bekijkAfspraak',
      security: PERSON_TOO,
      tags: ['afspraken'],
      summary: 'Bekijk één afspraak',
      description: 'Alleen voor de twee partijen.',
      parameters: [idInPath('afspraakId', 'Kenmerk van de afspraak.')],
      responses: { '200': answer('De afspraak.', 'AfspraakStand'), ...problems(404) },
    },
  },
  '/afspraken/{afspraakId}/ondertekening': {
    post: {
      operationId: 'ondertekenAfspraak',
      tags: ['afspraken'],
      summary: 'Onderteken een aangeboden afspraak als tweede',
      description: 'Met precies dezelfde tekst als is aangeboden. Daarna telt de afspraak, op de dagen die erin staan.',
      parameters: [idInPath('afspraakId', 'Kenmerk van de afspraak.'), ...signatureHeaders()],
      requestBody: jsonBody('AfspraakAanbod'),
      responses: { '200': answer('Ondertekend.', 'AfspraakStand'), ...problems(404, 409, 413, 415) },
    },
  },
  '/voorstellen': {
    get: {
      operationId: 'lijstVoorstellen',
      security: PERSON_ONLY,
      tags: ['voorstellen'],
      summary: 'Bekijk wat op een tweede beheerder wacht',
      description: 'Voor beheerders van de poort, met wat elk voorstel verandert.',
      responses: { '200': answer('De voorstellen.', 'VoorstelLijst'), ...problems() },
    },
    post: {
      operationId: 'stelBeleidVoor',
      security: PERSON_ONLY,
      tags: ['voorstellen'],
      summary: 'Stel een versie van het beleid voor',
      description: 'Een versie die met de software komt. Er verandert niets tot een andere beheerder goedkeurt.',
      parameters: [...signatureHeaders()],
      requestBody: jsonBody('VoorstelAanvraag'),
      responses: { '201': answer('Voorgesteld.', 'VoorstelStand', LOCATION), ...problems(409, 413, 415) },
    },
  },
  '/voorstellen/{voorstelId}/goedkeuring': {
    post: {
      operationId: 'keurVoorstelGoed',
      security: PERSON_ONLY,
      tags: ['voorstellen'],
      summary: 'Keur een voorstel goed',
      description: 'Een andere beheerder dan wie voorstelde, met het kenmerk van wat is gelezen.',
      parameters: [idInPath('voorstelId', 'Kenmerk van het voorstel.'), ...signatureHeaders()],
      requestBody: jsonBody('VoorstelGoedkeuring'),
      responses: { '200': answer('Toegepast.', 'VoorstelStand'), ...problems(404, 409, 413, 415) },
    },
  },
  '/voorstellen/{voorstelId}/afwijzing': {
    post: {
      operationId: 'wijsVoorstelAf',
      security: PERSON_ONLY,
      tags: ['voorstellen'],
      summary: 'Wijs een voorstel af',
      description: 'Ook wie voorstelde, kan het terugnemen.',
      parameters: [idInPath('voorstelId', 'Kenmerk van het voorstel.'), ...signatureHeaders()],
      requestBody: jsonBody('VoorstelAfwijzing'),
      responses: { '200': answer('Afgewezen.', 'VoorstelStand'), ...problems(404, 409, 413, 415) },
    },
  },
  '/abonnementen': {
    post: {
      operationId: 'vraagAbonnementAan',
      tags: ['abonnementen'],
      summary: 'Geef een adres op voor meldingen',
      description:
        'De poort vraagt de ontvanger eerst met OPTIONS of die meldingen wil (CloudEvents HTTP webhook). Daarna komt er een neutrale CloudEvent als er iets klaarligt, ten hoogste één per verzameltijd, ondertekend volgens Standard Webhooks. Het geheim staat alleen in dit antwoord.',
      requestBody: jsonBody('AbonnementAanvraag'),
      responses: {
        '201': answer('Aangevraagd.', 'AbonnementMetGeheim', LOCATION),
        ...problems(409, 413, 415),
      },
    },
    get: {
      operationId: 'lijstAbonnementen',
      tags: ['abonnementen'],
      summary: 'Bekijk de abonnementen van een team',
      description: 'Met de stand van elk adres, en waarom het is uitgeschakeld.',
      parameters: [TEAM],
      responses: { '200': answer('De abonnementen.', 'AbonnementLijst'), ...problems() },
    },
  },
  '/abonnementen/{abonnementId}': {
    get: {
      operationId: 'bekijkAbonnement',
      tags: ['abonnementen'],
      summary: 'Bekijk één abonnement',
      description: 'De stand van één adres.',
      parameters: [idInPath('abonnementId', 'Kenmerk van het abonnement.'), TEAM],
      responses: { '200': answer('Het abonnement.', 'AbonnementStand'), ...problems(404) },
    },
    delete: {
      operationId: 'verwijderAbonnement',
      tags: ['abonnementen'],
      summary: 'Verwijder een abonnement',
      description:
        'Er gaat niets meer naar dit adres. Wat nog niet was afgeleverd, vervalt; het postvak verandert niet.',
      parameters: [idInPath('abonnementId', 'Kenmerk van het abonnement.'), TEAM],
      responses: { '204': empty('Verwijderd.'), ...problems(404) },
    },
  },
  '/abonnementen/{abonnementId}/_inschakelen': {
    post: {
      operationId: 'schakelAbonnementIn',
      tags: ['abonnementen'],
      summary: 'Schakel een abonnement weer in',
      description:
        'De ontvanger wordt opnieuw om toestemming gevraagd; daarna volgt een melding voor alles wat dan wacht.',
      parameters: [idInPath('abonnementId', 'Kenmerk van het abonnement.')],
      requestBody: jsonBody('AbonnementTeamkeuze'),
      responses: { '200': answer('Opnieuw aangevraagd.', 'AbonnementStand'), ...problems(404, 413, 415) },
    },
  },
  '/abonnementen/{abonnementId}/_vernieuwen': {
    post: {
      operationId: 'vernieuwGeheim',
      tags: ['abonnementen'],
      summary: 'Vernieuw het geheim',
      description:
        'Vanaf nu tekenen het nieuwe en het vorige geheim allebei, het vorige nog een dag. Het nieuwe staat alleen in dit antwoord.',
      parameters: [idInPath('abonnementId', 'Kenmerk van het abonnement.')],
      requestBody: jsonBody('AbonnementTeamkeuze'),
      responses: { '200': answer('Vernieuwd.', 'AbonnementMetGeheim'), ...problems(404, 413, 415) },
    },
  },
  '/toestemmingen': {
    post: {
      operationId: 'legToestemmingVast',
      security: PERSON_TOO,
      tags: ['toestemmingen'],
      summary: 'Leg een toestemming of een weigering vast',
      description: 'Eén toestemming per doel en per soort. Een bericht dat erop rust noemt haar kenmerk.',
      parameters: [...signatureHeaders()],
      requestBody: jsonBody('Toestemming'),
      responses: { '201': answer('Vastgelegd.', 'Toestemmingstatus', LOCATION), ...problems(409, 413, 415) },
    },
  },
  '/toestemmingen/{toestemmingId}': {
    get: {
      operationId: 'bekijkToestemming',
      security: PERSON_TOO,
      tags: ['toestemmingen'],
      summary: 'Bekijk de stand van een toestemming',
      description: 'Alleen voor wie haar vastlegde.',
      parameters: [idInPath('toestemmingId', 'Kenmerk van de toestemming.')],
      responses: { '200': answer('De stand van zaken.', 'Toestemmingstatus'), ...problems(404) },
    },
  },
  '/toestemmingen/{toestemmingId}/intrekking': {
    post: {
      operationId: 'trekToestemmingIn',
      security: PERSON_TOO,
      tags: ['toestemmingen'],
      summary: 'Leg een intrekking vast',
      description:
        'Wat op deze toestemming rust en nog wacht, wordt niet meer verstrekt; wie al iets kreeg, krijgt een mededeling. Nog eens intrekken geeft hetzelfde antwoord.',
      parameters: [idInPath('toestemmingId', 'Kenmerk van de toestemming.'), ...signatureHeaders()],
      requestBody: jsonBody('Intrekking'),
      responses: { '200': answer('Ingetrokken.', 'Toestemmingstatus'), ...problems(404, 413, 415) },
    },
  },
  '/toestemmingen/{toestemmingId}/stand': {
    post: {
      operationId: 'wijzigStandToestemming',
      security: PERSON_TOO,
      tags: ['toestemmingen'],
      summary: 'Beslis over een concept, of meld dat een vastlegging onjuist is',
      description:
        'Een concept wordt actief of geweigerd; wat onjuist was ingevoerd, telt niet meer en houdt tegen wat erop rust.',
      parameters: [idInPath('toestemmingId', 'Kenmerk van de toestemming.'), ...signatureHeaders()],
      requestBody: jsonBody('Toestemmingstand'),
      responses: { '200': answer('De nieuwe stand.', 'Toestemmingstatus'), ...problems(404, 409, 413, 415) },
    },
  },
  '/toestemmingen/{toestemmingId}/ontvangstbewijs': {
    get: {
      operationId: 'bewijsToestemming',
      security: PERSON_TOO,
      tags: ['toestemmingen'],
      summary: 'Haal het ontvangstbewijs voor de betrokkene op',
      description: 'Ondertekend; er staat niets in dat de betrokkene niet mag zien, en geen naam of BSN.',
      parameters: [idInPath('toestemmingId', 'Kenmerk van de toestemming.')],
      responses: { '200': answer('Het ontvangstbewijs.', 'Toestemmingsbewijs'), ...problems(404) },
    },
  },
  '/toestemmingsteksten': {
    post: {
      operationId: 'legToestemmingstekstVast',
      tags: ['toestemmingen'],
      summary: 'Leg een tekst vast waarmee om toestemming wordt gevraagd',
      description: 'Een toestemming noemt de SHA-256 van een vastgelegde tekst. Dezelfde tekst nog eens mag.',
      parameters: [...signatureHeaders()],
      requestBody: jsonBody('ToestemmingstekstAanmelding'),
      responses: { '201': answer('Vastgelegd.', 'ToestemmingstekstTekst', LOCATION), ...problems(409, 413, 415) },
    },
    get: {
      operationId: 'lijstToestemmingsteksten',
      security: PERSON_TOO,
      tags: ['toestemmingen'],
      summary: 'Bekijk de eigen teksten',
      description: 'De teksten van de eigen organisatie, in alle versies en talen.',
      responses: { '200': answer('De teksten.', 'ToestemmingstekstLijst'), ...problems() },
    },
  },
  '/toestemmingsteksten/{tekst}': {
    get: {
      operationId: 'bekijkToestemmingstekst',
      security: PERSON_TOO,
      tags: ['toestemmingen'],
      summary: 'Bekijk een eigen tekst',
      description: 'De tekst die een toestemming noemt.',
      parameters: [
        {
          name: 'tekst',
          in: 'path',
          description: 'SHA-256 van de tekst.',
          required: true,
          schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
        },
      ],
      responses: { '200': answer('De tekst.', 'ToestemmingstekstTekst'), ...problems(404) },
    },
  },
  '/bezwaren': {
    get: {
      operationId: 'lijstBezwaren',
      security: PERSON_TOO,
      tags: ['bezwaren'],
      summary: 'Bekijk de bezwaren van de eigen organisatie',
      description: 'Met de dag waarop moet zijn beslist. Niet waar ze over gaan.',
      parameters: [
        query('status', 'Alleen bezwaren met deze status.', { $ref: '#/components/schemas/BezwaarStatus' }),
        query('na', 'Vervolg na dit kenmerk: de waarde `volgende` van de vorige bladzijde.', {
          $ref: '#/components/schemas/Uuid',
        }),
        query('aantal', 'Hoeveel ten hoogste.', { type: 'integer', minimum: 1, maximum: 500, default: 100 }),
      ],
      responses: { '200': answer('De bezwaren.', 'BezwaarLijst'), ...problems() },
    },
    post: {
      operationId: 'legBezwaarVast',
      security: PERSON_TOO,
      tags: ['bezwaren'],
      summary: 'Leg een bezwaar of een beperking vast',
      description:
        'Wat nog niet is verstrekt, wordt aangehouden tot de afzender beslist; wie al iets kreeg, krijgt een mededeling.',
      parameters: [...signatureHeaders()],
      requestBody: jsonBody('BezwaarAanmelding'),
      responses: { '201': answer('Vastgelegd.', 'BezwaarStand', LOCATION), ...problems(404, 409, 413, 415) },
    },
  },
  '/bezwaren/{bezwaarId}': {
    get: {
      operationId: 'bekijkBezwaar',
      security: PERSON_TOO,
      tags: ['bezwaren'],
      summary: 'Bekijk de stand van een bezwaar',
      description: 'Alleen voor wie het vastlegde.',
      parameters: [idInPath('bezwaarId', 'Kenmerk van het bezwaar.')],
      responses: { '200': answer('De stand van zaken.', 'BezwaarStand'), ...problems(404) },
    },
  },
  '/bezwaren/{bezwaarId}/besluit': {
    post: {
      operationId: 'beslisBezwaar',
      security: PERSON_TOO,
      tags: ['bezwaren'],
      summary: 'Beslis op een bezwaar of hef een beperking op',
      description: 'Niets gaat vanzelf verder. Na een afwijzing wordt aan de deur opnieuw besloten.',
      parameters: [idInPath('bezwaarId', 'Kenmerk van het bezwaar.'), ...signatureHeaders()],
      requestBody: jsonBody('BezwaarBesluit'),
      responses: { '200': answer('Besloten.', 'BezwaarStand'), ...problems(404, 409, 413, 415) },
    },
  },
  ...OVERDRACHT_PATHS,
  ...VERZOEK_PATHS,
  '/toetsingen': {
    post: {
      operationId: 'toets',
      security: PERSON_TOO,
      tags: ['toetsingen'],
      summary: 'Vraag of iets mag worden gedeeld',
      description:
        'Een vraag zonder persoonsgegevens, beantwoord door hetzelfde besluit als een bericht krijgt. Wat niet in de vraag staat, is onbekend en komt terug als wedervraag. Niets wordt verstrekt of bewaard.',
      requestBody: jsonBody('ToetsingVraag'),
      responses: { '200': answer('Het oordeel.', 'ToetsingAntwoord'), ...problems(413, 415) },
    },
  },
  '/routeringen': {
    post: {
      operationId: 'routeer',
      security: PERSON_TOO,
      tags: ['routeringen'],
      summary: 'Vraag welk college en welk team',
      description:
        'Een vraag zonder naam en nummer: waar is de inwoner, en welk bericht wilt u sturen? Het antwoord noemt gemeenten met de regel die hen aanwijst, of wat er nog ontbreekt. Niets wordt verstrekt of bewaard.',
      requestBody: jsonBody('RouteringVraag'),
      responses: { '200': answer('Het college, of wat nog ontbreekt.', 'RouteringAntwoord'), ...problems(413, 415) },
    },
  },
  ...ZAAK_PATHS,
  ...rechtenPaths(signatureHeaders()),
  ...KAART_PATHS,
  ...CIJFER_PATHS,
  '/verstrekkingen/{vermelding}': {
    get: {
      operationId: 'bewijsVermelding',
      security: PERSON_TOO,
      tags: ['verstrekkingen'],
      summary: 'Haal het bewijs van een vermelding op',
      description:
        'De vermelding met haar zout en het bewijs dat haar blad in het logboek staat; te controleren zonder deze dienst. Alleen voor de partijen bij de vermelding.',
      parameters: [idInPath('vermelding', 'Kenmerk van de vermelding, uit het ontvangstbewijs.')],
      responses: { '200': answer('De vermelding met haar bewijs.', 'Logboekbewijs'), ...problems(404) },
    },
  },
  '/organisaties': {
    get: {
      operationId: 'lijstOrganisaties',
      security: PERSON_TOO,
      tags: ['organisaties'],
      summary: 'Bekijk wie is aangesloten',
      description: 'Aangesloten organisaties, met hun teams en gemeenten.',
      responses: { '200': answer('Aangesloten organisaties.', 'Organisaties'), ...problems() },
    },
  },
};

function query(name: string, description: string, schema: object, required = false): object {
  return { name, in: 'query', description, required, schema };
}

function idInPath(name: string, description: string): object {
  return { name, in: 'path', description, required: true, schema: { $ref: '#/components/schemas/Uuid' } };
}

function signatureHeaders(): object[] {
  return [
    {
      name: 'Message-Signature',
      in: 'header',
      required: true,
      description: 'Losse JWS (PS256) volgens de module signing; `nlgov-adr-message-sig` is ook goed.',
      schema: { type: 'string' },
    },
    {
      name: 'Digest',
      in: 'header',
      required: true,
      description: 'SHA-256 over de inhoud. Bron: module signing.',
      schema: { type: 'string', pattern: '^SHA-256=[A-Za-z0-9+/]{43}=$' },
    },
  ];
}
