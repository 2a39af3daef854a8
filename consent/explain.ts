/**
 * A decision in Dutch words that a lawyer can read: route, version, articles, and the facts that decided.
 */
import type { Decision } from './decide.ts';
import type { Experiment } from './experiments.ts';
import type { CompiledPolicy } from './policy.ts';
import { REASONS } from './reasons.ts';

export interface Explanation {
  readonly verdict: Decision['verdict'];
  readonly lines: readonly string[];
}

/** What each term asks of the receiver (A6). */
export const TERM_TEXT: Readonly<Record<string, string>> = {
  T1: 'Eerste gesprek binnen 4 weken nadat de inwoner het aanbod aanneemt (Wgs 4(1)).',
  T2: 'Dreigende situatie: eerste gesprek binnen 3 werkdagen nadat de inwoner het aanbod aanneemt (Wgs 4(2)).',
  T3: 'Herinnering aan de ontvanger 3 maanden, 1 maand en 1 week voor de uitstroom.',
  geen: 'Geen wettelijke termijn.',
  T4: 'Streefterm: antwoord binnen 5 werkdagen, of 1 werkdag als het ontslag binnen 5 werkdagen valt.',
};

function anyOf(words: readonly string[]): string {
  return [...new Set(words)].join(' of ');
}

function experimentLines({ minEuro, designations }: Experiment, minMonths: number | undefined): readonly string[] {
  const sources = [...new Set(designations.map(one => one.source))];
  const asked = [
    minEuro === null ? [] : [`ten minste € ${minEuro}`],
    minMonths === undefined ? [] : [`ten minste ${minMonths} maanden oud`],
  ].flat();
  return [
    `Experiment: alleen tussen een afzender en een gemeente die samen zijn aangewezen${asked.map(one => `, ${one}`).join('')}.`,
    designations.length === 0
      ? 'Aangewezen: niemand. Zolang dat zo is, gaat op deze route niets door.'
      : `Aangewezen volgens: ${sources.join('; ')}`,
  ];
}

/** @returns lines of plain text without any value from the message */
export function explain(decision: Decision, policy: CompiledPolicy): Explanation {
  // Rows of one code differ only in team or purpose; all are named, because the decision says the code.
  const rows = policy.routes.filter(one => one.code === decision.route);
  const [route] = rows;
  const lines = [
    `Besluit: ${decision.verdict}`,
    `Beleid: versie ${decision.policyVersion}, kenmerk ${decision.policyDigest.slice(0, 16)}`,
  ];
  if (route === undefined) lines.push('Route: geen. Wat het beleid niet noemt, mag niet.');
  else {
    const teams = anyOf(rows.map(one => one.team ?? 'ieder team'));
    const purposes = anyOf(rows.map(one => one.purpose ?? 'ieder doel'));
    lines.push(`Route: ${route.code} (${route.capacity ?? 'iedere hoedanigheid'} naar ${teams}, doel ${purposes})`);
    lines.push(`Grondslag: ${[...route.basis.national, ...route.basis.sender].join(', ')}`);
    if (route.experiment !== undefined) lines.push(...experimentLines(route.experiment, route.minMonths));
  }
  if (decision.verdict !== 'toegestaan')
    for (const reason of decision.reasons)
      lines.push(`- ${reason.code}: ${REASONS[reason.code]} (regel ${reason.rule}; ${reason.articles.join(', ')})`);
  if (decision.verdict === 'geweigerd' && decision.wayOn !== null) lines.push(`Hoe dan wel: ${decision.wayOn}`);
  if (decision.verdict !== 'geweigerd') {
    const { marks, term, bodyDays, entryYears } = decision.obligations;
    if (marks.length > 0) lines.push(`Markering voor de ontvanger: ${marks.join(', ')}`);
    lines.push(`Termijn: ${TERM_TEXT[term] ?? term}`);
    lines.push(
      `Bewaren: inhoud ten hoogste ${bodyDays} dagen na bevestiging, vermelding in het logboek ${entryYears} jaar.`,
    );
  }
  for (const open of route?.verify ?? []) lines.push(`Nog te toetsen door een jurist: ${open}`);
  return { verdict: decision.verdict, lines };
}
