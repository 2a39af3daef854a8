/** Steps of casework in a scenario: people of a team work on the zaak that the last message came into. */
import { openTestProvider, type TestProvider } from '../support/identity-provider.ts';
import { type Json, oinOf } from '../support/messages.ts';
import { type Worker, workerOf } from '../support/workers.ts';
import type { World } from '../support/world.ts';
import { merge, relativeDate } from './changes.ts';
import type { Differences } from './differences.ts';
import type { CaseworkStep, HandoverScenarioStep, LookAtZaak, Receiver, StepInZaak } from './format.ts';
import { type HandoverState, takeHandoverStep } from './overdrachten.ts';

export interface CaseworkStage {
  /** After a message: what came for a team that keeps its zaken here comes into one on that very day. */
  arrived(team: Receiver | undefined): Promise<void>;
  /** @param disclosureId of the last message that was let in */
  take(step: CaseworkStep, disclosureId: string | null, found: Differences): Promise<void>;
  takeHandover(step: HandoverScenarioStep, state: HandoverState, found: Differences): Promise<void>;
  close(): Promise<void>;
}

/** Who keeps its zaken here; its people sign in at a provider of the test. */
const KEEPS = 'gemeente-zeist';

export async function openCasework(world: World): Promise<CaseworkStage> {
  const provider = await openTestProvider(() => world.now().epochMs);
  const { organisations } = await world.gateway.ports.directory.current();
  await world.change({
    identityProviders: [...organisations.keys()].map(oin => provider.registeredFor(oin, { organisationClaim: 'oin' })),
  });
  return {
    async arrived(team) {
      // No scenario depends on when the gateway looks.
      if (team?.organisatie === KEEPS && team.team === 'schuldhulp') await world.gateway.casework.turn();
    },
    async take(step, disclosureId, found) {
      const zaakId = await zaakOf(world, step, disclosureId);
      const worker = await personOf(world, provider, step);
      return step.doe === 'stap-in-zaak'
        ? makeStep(step, worker, zaakId, world, found)
        : look(step, worker, zaakId, world, found);
    },
    takeHandover: (step, state, found) => takeHandoverStep(step, state, world, provider, found),
    close: () => provider.close(),
  };
}

function personOf(world: World, provider: TestProvider, step: CaseworkStep): Promise<Worker> {
  const { als, team, wie = 'anna', rol = 'medewerker' } = step;
  return workerOf(world, provider, { participant: als, team, subject: wie, role: rol });
}

async function zaakOf(world: World, { als, team }: CaseworkStep, disclosureId: string | null): Promise<string> {
  const files =
    disclosureId === null ? [] : await world.gateway.ports.zaken.files(`${oinOf(als)}/${team}`, [disclosureId]);
  const [file] = files;
  if (file === undefined) throw new Error('het laatste bericht is in geen zaak gekomen');
  return file.zaakId;
}

async function makeStep(
  { stap, op, verwacht }: StepInZaak,
  worker: Worker,
  zaakId: string,
  world: World,
  found: Differences,
): Promise<void> {
  const { body: zaak } = await worker.zaak(zaakId);
  const asked = merge(undefined, stap, world.now().localDate);
  // Ids are the gateway's; a scenario names what it means.
  if (op !== undefined) asked.signaalId = signalFrom(zaak, op);
  if (asked.stap === 'neemOver') asked.van = zaak.houder?.medewerker ?? `proef.${'A'.repeat(43)}`;
  if (asked.stap === 'noteerPoging') asked.tijdstip = new Date(world.now().epochMs - 1_000).toISOString();
  const answer = await worker.step(zaakId, asked, zaak.versie);
  found.equal('status', answer.status, verwacht.status, answer.body);
  if (verwacht.code !== undefined) found.equal('code', answer.body?.code, verwacht.code);
  if (verwacht.staat !== undefined) found.equal('staat', answer.body?.staat, verwacht.staat);
}

/** The signal of this partner, as DDAS calls it. */
function signalFrom(zaak: Json, partner: string): string {
  const signal = zaak.signalen.find((one: Json) => one.partner === partner);
  if (signal === undefined) throw new Error(`in de zaak is geen signaal van ${partner}`);
  return signal.signaalId;
}

const SHOWN = ['staat', 'meervoudig', 'opeenvolgend', 'resultaat'] as const;

async function look(
  { verwacht }: LookAtZaak,
  worker: Worker,
  zaakId: string,
  world: World,
  found: Differences,
): Promise<void> {
  const { body: zaak } = await worker.zaak(zaakId);
  for (const name of SHOWN) if (verwacht[name] !== undefined) found.equal(name, zaak[name], verwacht[name]);
  if (verwacht.houder !== undefined)
    found.equal(
      'houder',
      zaak.houder === undefined ? 'niemand' : zaak.houder.bentUZelf ? 'zelf' : 'ander',
      verwacht.houder,
    );
  for (const [partner, wanted] of Object.entries(verwacht.signalen ?? {})) {
    const signal = zaak.signalen.find((one: Json) => one.partner === partner);
    for (const [name, value] of Object.entries(wanted)) found.equal(`${partner} ${name}`, signal?.[name], value);
  }
  if (verwacht.signalen !== undefined)
    found.sameSet(
      'signalen',
      zaak.signalen.map((one: Json) => one.partner),
      Object.keys(verwacht.signalen),
    );
  const today = world.now().localDate;
  for (const [naam, wanted] of Object.entries(verwacht.termijnen ?? {})) {
    const term = zaak.termijnen.find((one: Json) => one.naam === naam);
    if (wanted === null) found.equal(naam, term, undefined);
    else
      for (const [name, value] of Object.entries(wanted))
        found.equal(`${naam} ${name}`, term?.[TERM_FIELDS[name] ?? name], relativeDate(value, today) ?? value);
  }
  const tray = await everything(worker);
  if (verwacht.inLade !== undefined) found.equal('inLade', tray.includes(zaakId), verwacht.inLade);
}

const TERM_FIELDS: Readonly<Record<string, string>> = {
  begin: 'beginDatum',
  uiterlijk: 'uiterlijkDatum',
  einde: 'eindeDatum',
};

async function everything(worker: Worker): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let after = ''; ; ) {
    const { body } = await worker.call('GET', `/v1/zaken?team=${worker.team}&aantal=500${after}`);
    ids.push(...body.items.map((one: Json) => one.zaakId));
    if (body.volgende === undefined) return ids;
    after = `&na=${body.volgende}`;
  }
}
