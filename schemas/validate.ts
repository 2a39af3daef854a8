/**
 * Checks documents against the schemas: everything that is wrong at once, and never a value in a fault.
 * Unknown fields are faults; fields the domain knows and this type forbids are told apart from them (ruling R1).
 */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { type Fault, type ForbiddenCode, faultOf, MAX_FAULTS, pointerToUnknown } from './faults.ts';
import { fieldKey } from './field-name.ts';
import { holdsBsn, isBsn, isDate, isDateTime, isEmail, isUuid } from './formats.ts';
import { DOCUMENTS, FORBIDDEN_FIELDS } from './generated/documents.ts';
import type {
  AangehoudenOordeel,
  AangehoudenVoorstelaanvraag,
  AbonnementAanvraag,
  AbonnementTeamkeuze,
  AfspraakAanbod,
  Batchantwoord,
  Bericht,
  BezwaarAanmelding,
  BezwaarBesluit,
  BezwaarStand,
  Ddas,
  Gemeentelijst,
  Intrekking,
  Ontvangstbewijs,
  Organisaties,
  OverdrachtAanmelding,
  OverdrachtLijst,
  OverdrachtStand,
  OverdrachtStap,
  PostvakBevestigd,
  PostvakBevestigen,
  PostvakLijst,
  PostvakOpgehaald,
  PostvakOphalen,
  Probleem,
  RechtenBeperkingsbesluit,
  RechtenInzage,
  RechtenInzagevraag,
  RechtenWissing,
  RechtenWissingaanvraag,
  RechtenWissingoordeel,
  Regioregels,
  RouteringAntwoord,
  RouteringVraag,
  Signaalantwoord,
  SocialeKaartOpgave,
  SocialeKaartTeamkeuze,
  Toestemming,
  Toestemmingsbewijs,
  Toestemmingstand,
  Toestemmingstatus,
  ToestemmingstekstAanmelding,
  ToestemmingstekstLijst,
  ToetsingAntwoord,
  ToetsingVraag,
  VerzoekMaatwerkAanmelding,
  VerzoekMaatwerkLijst,
  VerzoekMaatwerkStand,
  VerzoekMaatwerkStap,
  VerzoekToegangAanmelding,
  VerzoekToegangLijst,
  VerzoekToegangStand,
  VerzoekToegangStap,
  VerzoekWoningAanmelding,
  VerzoekWoningLijst,
  VerzoekWoningStand,
  VerzoekWoningStap,
  VoorstelAanvraag,
  VoorstelAfwijzing,
  VoorstelGoedkeuring,
  ZaakGevonden,
  ZaakHerinneringen,
  ZaakInhoud,
  ZaakInstellingen,
  ZaakInstellingenStand,
  ZaakLade,
  ZaakStapaanvraag,
  ZaakWijzigingen,
  ZaakZaak,
  ZaakZoekvraag,
} from './generated/types.ts';
import { MESSAGE_TYPES, messageSchemaId, SCHEMA_BASE } from './registry.ts';

export type { Fault } from './faults.ts';

export type Checked<T> =
  | { readonly kind: 'valid'; readonly value: T }
  | { readonly kind: 'invalid'; readonly faults: readonly Fault[] };

/** A field the domain knows and this type forbids at this place; its value is gone. */
export interface ForbiddenField {
  readonly pointer: string;
  /** Refusal code of domain rules A8. */
  readonly code: ForbiddenCode;
}

export type MessageCheck =
  | { readonly kind: 'valid'; readonly message: Bericht }
  /** Nothing else is wrong. `message` is a copy without the forbidden fields, so no value travels on (BSN-02). */
  | { readonly kind: 'forbidden'; readonly message: Bericht; readonly forbidden: readonly ForbiddenField[] }
  | { readonly kind: 'invalid'; readonly faults: readonly Fault[] };

const ajv = new Ajv2020({
  strict: true,
  // Alternatives such as "telefoon or email" require properties that the enclosing schema declares.
  strictRequired: false,
  allErrors: true,
  verbose: true,
  discriminator: true,
});
ajv.addVocabulary(['x-zichtbaar', 'x-categorie']);
ajv.addFormat('bsn', isBsn);
ajv.addFormat('zonder-bsn', (text: string) => !holdsBsn(text));
ajv.addFormat('date', isDate);
ajv.addFormat('date-time', isDateTime);
ajv.addFormat('uuid', isUuid);
ajv.addFormat('email', isEmail);
ajv.addFormat('uri-reference', true);
for (const document of DOCUMENTS) ajv.addSchema(document);

const KNOWN_TYPES = MESSAGE_TYPES.map(({ type, versie }) => `${type} (versie ${versie})`).join(', ');

/** Checks a whole message: envelope and content. */
export function validateMessage(value: unknown): MessageCheck {
  if (!isRecord(value)) return invalid({ pointer: '', code: 'TYPE', detail: 'Een bericht is een object.' });
  const missing = ['type', 'versie'].filter(name => !Object.hasOwn(value, name));
  if (missing.length > 0)
    return invalid(
      ...missing.map(name => ({ pointer: `/${name}`, code: 'VERPLICHT', detail: 'Dit veld is verplicht.' }) as const),
    );
  const known = MESSAGE_TYPES.find(({ type, versie }) => type === value.type && versie === value.versie);
  if (known === undefined) {
    const pointer = MESSAGE_TYPES.some(({ type }) => type === value.type) ? '/versie' : '/type';
    return invalid({ pointer, code: 'TYPE_ONBEKEND', detail: `Bekend zijn: ${KNOWN_TYPES}.` });
  }
  const validate = compiled(messageSchemaId(known.type, known.versie));
  if (validate(value)) return { kind: 'valid', message: value as unknown as Bericht };

  const errors = validate.errors ?? [];
  const forbidden = errors.map(forbiddenBy).filter(field => field !== null);
  if (forbidden.length < errors.length) return { kind: 'invalid', faults: faultsOf(errors) };
  return {
    kind: 'forbidden',
    message: without(value, '', new Set(errors.map(placeOf))) as Bericht,
    forbidden: forbidden.slice(0, MAX_FAULTS),
  };
}

/** One check per kind of document besides messages. */
export const validators = {
  toestemming: validatorOf<Toestemming>('toestemming.schema.json'),
  toestemmingstatus: validatorOf<Toestemmingstatus>('toestemmingstatus.schema.json'),
  toestemmingstand: validatorOf<Toestemmingstand>('toestemmingstand.schema.json'),
  toestemmingsbewijs: validatorOf<Toestemmingsbewijs>('toestemmingsbewijs.schema.json'),
  toestemmingstekstAanmelding: validatorOf<ToestemmingstekstAanmelding>(
    'toestemmingstekst.schema.json#/$defs/aanmelding',
  ),
  toestemmingstekstLijst: validatorOf<ToestemmingstekstLijst>('toestemmingstekst.schema.json#/$defs/lijst'),
  bezwaarAanmelding: validatorOf<BezwaarAanmelding>('bezwaar.schema.json#/$defs/aanmelding'),
  bezwaarBesluit: validatorOf<BezwaarBesluit>('bezwaar.schema.json#/$defs/besluit'),
  bezwaarStand: validatorOf<BezwaarStand>('bezwaar.schema.json#/$defs/stand'),
  afspraakAanbod: validatorOf<AfspraakAanbod>('afspraak.schema.json#/$defs/aanbod'),
  aangehoudenVoorstelaanvraag: validatorOf<AangehoudenVoorstelaanvraag>(
    'aangehouden.schema.json#/$defs/voorstelaanvraag',
  ),
  aangehoudenOordeel: validatorOf<AangehoudenOordeel>('aangehouden.schema.json#/$defs/oordeel'),
  voorstelAanvraag: validatorOf<VoorstelAanvraag>('voorstel.schema.json#/$defs/aanvraag'),
  voorstelGoedkeuring: validatorOf<VoorstelGoedkeuring>('voorstel.schema.json#/$defs/goedkeuring'),
  voorstelAfwijzing: validatorOf<VoorstelAfwijzing>('voorstel.schema.json#/$defs/afwijzing'),
  intrekking: validatorOf<Intrekking>('intrekking.schema.json'),
  ontvangstbewijs: validatorOf<Ontvangstbewijs>('ontvangstbewijs.schema.json'),
  signaalantwoord: validatorOf<Signaalantwoord>('signaalantwoord.schema.json'),
  batchantwoord: validatorOf<Batchantwoord>('batchantwoord.schema.json'),
  probleem: validatorOf<Probleem>('probleem.schema.json'),
  organisaties: validatorOf<Organisaties>('organisaties.schema.json'),
  abonnementAanvraag: validatorOf<AbonnementAanvraag>('abonnement.schema.json#/$defs/aanvraag'),
  abonnementTeamkeuze: validatorOf<AbonnementTeamkeuze>('abonnement.schema.json#/$defs/teamkeuze'),
  postvakLijst: validatorOf<PostvakLijst>('postvak.schema.json#/$defs/lijst'),
  postvakOphalen: validatorOf<PostvakOphalen>('postvak.schema.json#/$defs/ophalen'),
  postvakOpgehaald: validatorOf<PostvakOpgehaald>('postvak.schema.json#/$defs/opgehaald'),
  postvakBevestigen: validatorOf<PostvakBevestigen>('postvak.schema.json#/$defs/bevestigen'),
  postvakBevestigd: validatorOf<PostvakBevestigd>('postvak.schema.json#/$defs/bevestigd'),
  overdrachtAanmelding: validatorOf<OverdrachtAanmelding>('overdracht.schema.json#/$defs/aanmelding'),
  overdrachtStap: validatorOf<OverdrachtStap>('overdracht.schema.json#/$defs/stap'),
  overdrachtStand: validatorOf<OverdrachtStand>('overdracht.schema.json#/$defs/stand'),
  overdrachtLijst: validatorOf<OverdrachtLijst>('overdracht.schema.json#/$defs/lijst'),
  verzoekToegangAanmelding: validatorOf<VerzoekToegangAanmelding>('verzoek.schema.json#/$defs/toegangAanmelding'),
  verzoekToegangStap: validatorOf<VerzoekToegangStap>('verzoek.schema.json#/$defs/toegangStap'),
  verzoekToegangStand: validatorOf<VerzoekToegangStand>('verzoek.schema.json#/$defs/toegangStand'),
  verzoekToegangLijst: validatorOf<VerzoekToegangLijst>('verzoek.schema.json#/$defs/toegangLijst'),
  verzoekWoningAanmelding: validatorOf<VerzoekWoningAanmelding>('verzoek.schema.json#/$defs/woningAanmelding'),
  verzoekWoningStap: validatorOf<VerzoekWoningStap>('verzoek.schema.json#/$defs/woningStap'),
  verzoekWoningStand: validatorOf<VerzoekWoningStand>('verzoek.schema.json#/$defs/woningStand'),
  verzoekWoningLijst: validatorOf<VerzoekWoningLijst>('verzoek.schema.json#/$defs/woningLijst'),
  verzoekMaatwerkAanmelding: validatorOf<VerzoekMaatwerkAanmelding>('verzoek.schema.json#/$defs/maatwerkAanmelding'),
  verzoekMaatwerkStap: validatorOf<VerzoekMaatwerkStap>('verzoek.schema.json#/$defs/maatwerkStap'),
  verzoekMaatwerkStand: validatorOf<VerzoekMaatwerkStand>('verzoek.schema.json#/$defs/maatwerkStand'),
  verzoekMaatwerkLijst: validatorOf<VerzoekMaatwerkLijst>('verzoek.schema.json#/$defs/maatwerkLijst'),
  toetsingVraag: validatorOf<ToetsingVraag>('toetsing.schema.json#/$defs/vraag'),
  toetsingAntwoord: validatorOf<ToetsingAntwoord>('toetsing.schema.json#/$defs/antwoord'),
  routeringVraag: validatorOf<RouteringVraag>('routering.schema.json#/$defs/vraag'),
  routeringAntwoord: validatorOf<RouteringAntwoord>('routering.schema.json#/$defs/antwoord'),
  rechtenBeperkingsbesluit: validatorOf<RechtenBeperkingsbesluit>('rechten.schema.json#/$defs/beperkingsbesluit'),
  rechtenWissingaanvraag: validatorOf<RechtenWissingaanvraag>('rechten.schema.json#/$defs/wissingaanvraag'),
  rechtenWissingoordeel: validatorOf<RechtenWissingoordeel>('rechten.schema.json#/$defs/wissingoordeel'),
  rechtenWissing: validatorOf<RechtenWissing>('rechten.schema.json#/$defs/wissing'),
  rechtenInzagevraag: validatorOf<RechtenInzagevraag>('rechten.schema.json#/$defs/inzagevraag'),
  rechtenInzage: validatorOf<RechtenInzage>('rechten.schema.json#/$defs/inzage'),
  zaakStapaanvraag: validatorOf<ZaakStapaanvraag>('zaak.schema.json#/$defs/stapaanvraag'),
  zaakZoekvraag: validatorOf<ZaakZoekvraag>('zaak.schema.json#/$defs/zoekvraag'),
  zaakInstellingen: validatorOf<ZaakInstellingen>('zaak.schema.json#/$defs/instellingen'),
  zaakInstellingenStand: validatorOf<ZaakInstellingenStand>('zaak.schema.json#/$defs/instellingenStand'),
  zaakZaak: validatorOf<ZaakZaak>('zaak.schema.json#/$defs/zaak'),
  zaakLade: validatorOf<ZaakLade>('zaak.schema.json#/$defs/lade'),
  zaakGevonden: validatorOf<ZaakGevonden>('zaak.schema.json#/$defs/gevonden'),
  zaakHerinneringen: validatorOf<ZaakHerinneringen>('zaak.schema.json#/$defs/herinneringen'),
  zaakWijzigingen: validatorOf<ZaakWijzigingen>('zaak.schema.json#/$defs/wijzigingen'),
  zaakInhoud: validatorOf<ZaakInhoud>('zaak.schema.json#/$defs/inhoud'),
  socialeKaartOpgave: validatorOf<SocialeKaartOpgave>('sociale-kaart.schema.json#/$defs/opgave'),
  socialeKaartTeamkeuze: validatorOf<SocialeKaartTeamkeuze>('sociale-kaart.schema.json#/$defs/teamkeuze'),
  ddas: validatorOf<Ddas>('ddas.schema.json'),
  gemeentelijst: validatorOf<Gemeentelijst>('gemeentelijst.schema.json'),
  regioregels: validatorOf<Regioregels>('regioregels.schema.json'),
} as const;

function validatorOf<T>(path: string): (value: unknown) => Checked<T> {
  return value => {
    const validate = compiled(SCHEMA_BASE + path);
    return validate(value)
      ? { kind: 'valid', value: value as T }
      : { kind: 'invalid', faults: faultsOf(validate.errors ?? []) };
  };
}

/** Compiled on first use: the command line and the receiver's side need only a few of them. */
function compiled(schemaId: string): ValidateFunction {
  const validate = ajv.getSchema(schemaId);
  if (validate === undefined) throw new Error(`Cannot find schema: ${schemaId}`);
  return validate;
}

function invalid(...faults: Fault[]): MessageCheck {
  return { kind: 'invalid', faults };
}

function faultsOf(errors: readonly ErrorObject[]): Fault[] {
  const faults: Fault[] = [];
  for (const error of errors) {
    if (faults.length === MAX_FAULTS) break;
    const forbidden = forbiddenBy(error);
    const fault =
      forbidden === null ? faultOf(error) : { ...forbidden, detail: 'Dit gegeven mag in dit bericht niet staan.' };
    if (fault !== null) faults.push(fault);
  }
  return faults;
}

/**
 * The refusal for a listed field, where this object has no such field under any spelling: `BSN` beside a declared
 * `bsn` is a misspelling, not forbidden data.
 */
function forbiddenBy(error: ErrorObject): ForbiddenField | null {
  if (error.keyword !== 'additionalProperties') return null;
  const key = fieldKey(String(error.params.additionalProperty));
  const code = FORBIDDEN_FIELDS.get(key);
  if (code === undefined) return null;
  const declared: object = error.parentSchema?.properties ?? {};
  if (Object.keys(declared).some(name => fieldKey(name) === key)) return null;
  return { pointer: pointerToUnknown(error), code };
}

function placeOf(error: ErrorObject): string {
  return `${error.instancePath}/${escapePointer(String(error.params.additionalProperty))}`;
}

function without(value: unknown, at: string, dropped: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item, index) => without(item, `${at}/${index}`, dropped));
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    const place = `${at}/${escapePointer(name)}`;
    return dropped.has(place) ? [] : [[name, without(inner, place, dropped)] as const];
  });
  return Object.fromEntries(kept);
}

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
