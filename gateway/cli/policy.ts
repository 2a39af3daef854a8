/** `seinhuis policy check` and `policy diff`: what is wrong with a policy, and what changes between two, in Dutch. */
import type { PolicyFault, Route } from '../../consent/policy.ts';
import { policyDifference } from '../../consent/policy-diff.ts';
import { plusDays } from '../../consent/working-days.ts';
import type { CommandIo } from './command-io.ts';
import { digestOf, readPolicy } from './policy-file.ts';

/** @returns 0 when the policy can be loaded, 1 when it cannot */
export function runPolicyCheck(source: string, io: CommandIo): number {
  const read = readPolicy(source);
  if (read.kind === 'unreadable' || read.faults.length > 0) {
    io.err('Dit beleid kan niet worden geladen:');
    for (const fault of read.faults) io.err(faultLine(fault));
    return 1;
  }
  const { document } = read;
  const open = document.routes.filter(route => route.ground.kind !== 'onvoldoende');
  io.out(
    `Beleid ${document.version} is in orde: ${open.length} open en ${document.routes.length - open.length} dichte routes.`,
  );
  io.out(`Kenmerk: ${digestOf(document)}`);
  const notes = [...document.routes.flatMap(noteOn), ...gapsIn(document.routes)];
  if (notes.length > 0) io.out('Let op:');
  for (const note of notes) io.out(faultLine(note));
  return 0;
}

/** @returns 0 when nothing differs, 1 when something does, 2 when one of them cannot be loaded */
export function runPolicyDiff(from: string, to: string, io: CommandIo): number {
  const [before, after] = [readPolicy(from), readPolicy(to)];
  for (const read of [before, after])
    if (read.faults.length > 0) {
      io.err('Een van de twee kan niet worden geladen. Zie: seinhuis policy check.');
      return 2;
    }
  if (before.kind === 'unreadable' || after.kind === 'unreadable') return 2;
  const lines = policyDifference(before.document, after.document);
  for (const line of lines.length === 0 ? ['Geen verschil.'] : lines) io.out(line);
  return lines.length === 0 ? 0 : 1;
}

const faultLine = ({ route, fault }: PolicyFault) => `- ${route}: ${fault}`;

/** Not wrong, but somebody should know before it is approved. */
function noteOn(route: Route): readonly PolicyFault[] {
  if (route.experiment === undefined || route.experiment.designations.length > 0) return [];
  return [{ route: route.code, fault: 'experiment zonder aanwijzingen: op deze route gaat niets door' }];
}

/** Rows of one way that follow each other with days in between: on those days the way is closed. */
function gapsIn(routes: readonly Route[]): readonly PolicyFault[] {
  const byWay = new Map<string, Route[]>();
  for (const route of routes) {
    const way = [route.type, route.capacity, route.team, route.purpose, route.variants?.join()].join('|');
    byWay.set(way, [...(byWay.get(way) ?? []), route]);
  }
  return [...byWay.values()].flatMap(list => {
    const inTime = list.sort((a, b) => (a.validity.geldigVan < b.validity.geldigVan ? -1 : 1));
    return inTime.slice(1).flatMap((next, index) => {
      const end = inTime[index]!.validity.geldigTot;
      if (end === undefined || plusDays(end, 1) >= next.validity.geldigVan) return [];
      const last = plusDays(next.validity.geldigVan, -1);
      return [{ route: next.code, fault: `gat: van ${plusDays(end, 1)} tot en met ${last} is deze weg dicht` }];
    });
  });
}
