/**
 * `seinhuis toets FILE`: "mag ik dit delen?" on the command line. The file holds a question without personal data; the
 * answer is that of `POST /v1/toetsingen`, from the policy that this software ships.
 */
import { readFileSync } from 'node:fs';
import { systemClock } from '../../adapters/system/clock.ts';
import { assess } from '../../consent/assess.ts';
import { NEWEST_POLICY } from '../../consent/policies.ts';
import { compilePolicy } from '../../consent/policy.ts';
import type { ToetsingAntwoord } from '../../schemas/generated/types.ts';
import { parseStrict } from '../../schemas/parse.ts';
import { validators } from '../../schemas/validate.ts';
import type { CommandIo } from './command-io.ts';
import { digestOf, readPolicy } from './policy-file.ts';

export interface AssessOptions {
  readonly file: string;
  /** A policy document, or the number of a version that ships; left out: version 1. */
  readonly beleid?: string | undefined;
  /** Print the answer as JSON. */
  readonly json?: boolean | undefined;
}

const EXIT: Readonly<Record<ToetsingAntwoord['oordeel'], number>> = {
  mag: 0,
  mag_niet: 3,
  mag_met_tweede_persoon: 3,
  nog_te_weten: 4,
};

/** @returns 0 when it may be shared, 3 when not (or not without a second person), 4 when more must be known, 2 for no question */
export function runAssess(options: AssessOptions, io: CommandIo): number {
  const policy = readPolicy(options.beleid ?? `${NEWEST_POLICY.version}`);
  if (policy.kind === 'unreadable' || policy.faults.length > 0) {
    io.err('Dit is geen beleid waaraan kan worden getoetst. Zie: seinhuis policy check.');
    return 2;
  }
  const parsed = parseStrict(readFileSync(options.file));
  const checked = parsed.kind === 'invalid' ? parsed : validators.toetsingVraag(parsed.value);
  if (checked.kind === 'invalid') {
    io.err('Dit bestand is geen geldige vraag:');
    for (const fault of checked.faults) io.err(`- ${fault.pointer || '/'}: ${fault.code}. ${fault.detail}`);
    return 2;
  }
  const { document } = policy;
  const compiled = compilePolicy(document, digestOf(document), { geldigVan: '0001-01-01' });
  const answer = assess(checked.value, compiled, systemClock.now());
  if (options.json === true) io.out(JSON.stringify(answer, null, 2));
  else for (const line of linesOf(answer)) io.out(line);
  return EXIT[answer.oordeel];
}

function linesOf(answer: ToetsingAntwoord): readonly string[] {
  const { inhoud } = answer;
  const list = (heading: string, items: readonly string[]) =>
    items.length === 0 ? [] : ['', heading, ...items.map(one => `- ${one}`)];
  return [
    ...answer.uitleg,
    ...(answer.artikelen.length === 0 ? [] : [`Artikelen: ${answer.artikelen.join(', ')}`]),
    ...list(
      'Waarom:',
      answer.redenen.map(one => `${one.uitleg} (${one.code}; ${one.artikelen.join(', ')})`),
    ),
    ...list('Nog te weten:', answer.nogTeWeten.map(questionLine)),
    ...list('Hoe dan wel:', answer.wegen),
    ...list(
      'In het bericht mag:',
      (inhoud?.mag ?? []).map(
        one =>
          one.titel +
          (one.verplicht ? ' (verplicht)' : '') +
          (one.categorie === undefined ? '' : ` (alleen met toestemming voor ${one.categorie})`),
      ),
    ),
    ...list(
      'Nooit:',
      (inhoud?.nooit ?? []).map(one => `${one.velden.join(', ')} (${one.code})`),
    ),
  ];
}

function questionLine({ feit, vraag, antwoorden, houdtTegen }: ToetsingAntwoord['nogTeWeten'][number]): string {
  const choice = antwoorden.length === 0 ? '' : ` [${antwoorden.join(', ')}]`;
  const closes = houdtTegen.length === 0 ? '' : ` Dan mag het niet: ${houdtTegen.join(', ')}.`;
  return `${vraag}${choice}${closes} (${feit})`;
}
