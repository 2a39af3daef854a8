/** Counters for Prometheus; labels come from closed lists, never from a message. */
import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Tally } from '../../gateway/log.ts';

const LATENCY_BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What one process counted, to be added up with what others did. */
export type MetricsSnapshot = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

export interface Standing {
  readonly isReady: boolean;
  /** Age of the oldest entry that waits for a position; 0 when none does. */
  readonly waitingMs: number;
  /** Ends in ms since 1970; what has none is left out. */
  readonly until: Readonly<Partial<Record<'certificaat' | 'intrekkingslijst', number>>>;
  /** How the self-test stands; left out where it does not run. */
  readonly selfTest?: { readonly isAlarm: boolean; readonly completeMs: number | null };
}

export interface Metrics {
  readonly tally: Tally;
  /** How the gateway stands, as asked just now; only the main process says it, for gauges of processes are summed. */
  readonly standing: (now: Standing) => void;
  /** Counts one try of the self-test. */
  readonly selfTested: (kind: string, outcome: string) => void;
  readonly snapshot: () => Promise<MetricsSnapshot>;
  /** @param others of the other processes of this gateway: counters and memory are summed */
  readonly text: (others: readonly MetricsSnapshot[]) => Promise<string>;
  readonly contentType: string;
}

export function metrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const answers = new Counter({
    name: 'seinhuis_antwoorden_total',
    help: 'Antwoorden per route en status',
    labelNames: ['route', 'status'],
    registers,
  });
  const latency = new Histogram({
    name: 'seinhuis_antwoordtijd_seconds',
    help: 'Antwoordtijd per route',
    labelNames: ['route'],
    buckets: LATENCY_BUCKETS_SECONDS,
    registers,
  });
  const decisions = new Counter({
    name: 'seinhuis_besluiten_total',
    help: 'Besluiten per soort bericht',
    labelNames: ['type', 'besluit'],
    registers,
  });
  const strangers = new Counter({
    name: 'seinhuis_onbekenden_total',
    help: 'Afgewezen bij de deur, per reden',
    labelNames: ['code'],
    registers,
  });
  const sequenced = new Counter({
    name: 'seinhuis_logboek_vermeldingen_total',
    help: 'Vermeldingen in het logboek gezet',
    registers,
  });
  const size = new Gauge({ name: 'seinhuis_logboek_omvang', help: 'Omvang van het laatste checkpoint', registers });
  const alarms = new Counter({
    name: 'seinhuis_alarmen_total',
    help: 'Gebeurtenissen waar iemand naar moet kijken',
    labelNames: ['code'],
    registers,
  });
  const notices = new Counter({
    name: 'seinhuis_meldingen_total',
    help: 'Pogingen om een ontvanger te melden dat er iets klaarligt, per uitkomst',
    labelNames: ['uitkomst'],
    registers,
  });
  const ready = new Gauge({
    name: 'seinhuis_gereed',
    help: '1 als alles werkt wat een verstrekking nodig heeft',
    registers,
  });
  const waiting = new Gauge({
    name: 'seinhuis_logboek_wachttijd_seconds',
    help: 'Leeftijd van de oudste vermelding zonder plaats',
    registers,
  });
  const until = new Gauge({
    name: 'seinhuis_geldig_tot_seconds',
    help: 'Wanneer iets verloopt dat de poort nodig heeft: het eerste van zijn soort',
    labelNames: ['wat'],
    registers,
  });
  const selfTests = new Counter({
    name: 'seinhuis_zelftest_total',
    help: 'Verboden berichten die de poort zichzelf stuurt, per soort en uitkomst',
    labelNames: ['soort', 'uitkomst'],
    registers,
  });
  const selfTestAlarm = new Gauge({
    name: 'seinhuis_zelftest_alarm',
    help: '1 als een verboden bericht doorkwam, of anders werd geweigerd dan moet',
    registers,
  });
  const selfTestComplete = new Gauge({
    name: 'seinhuis_zelftest_ronde_seconds',
    help: 'Wanneer op alle soorten van de zelftest voor het laatst een antwoord kwam',
    registers,
  });
  /** Looking a series up by its labels costs more than counting in it; there are as many as routes. */
  const latencies = new Map<string, ReturnType<typeof latency.labels>>();
  return {
    tally: {
      answered(route, status, _code, milliseconds) {
        answers.inc({ route, status });
        const known = latencies.get(route) ?? latency.labels({ route });
        latencies.set(route, known);
        known.observe(milliseconds / 1000);
      },
      decided: (type, verdict) => decisions.inc({ type, besluit: verdict }),
      stranger: code => strangers.inc({ code }),
      sequenced(entries, newSize) {
        sequenced.inc(entries);
        size.set(newSize);
      },
      alarm: code => alarms.inc({ code }),
      notified: outcome => notices.inc({ uitkomst: outcome }),
    },
    standing(now) {
      ready.set(now.isReady ? 1 : 0);
      waiting.set(now.waitingMs / 1000);
      if (now.selfTest !== undefined) {
        selfTestAlarm.set(now.selfTest.isAlarm ? 1 : 0);
        selfTestComplete.set((now.selfTest.completeMs ?? 0) / 1000);
      }
      for (const [what, endMs] of Object.entries(now.until)) until.set({ wat: what }, endMs / 1000);
    },
    selfTested: (kind, outcome) => selfTests.inc({ soort: kind, uitkomst: outcome }),
    snapshot: () => registry.getMetricsAsJSON(),
    async text(others) {
      if (others.length === 0) return registry.metrics();
      return AggregatorRegistry.aggregate([await registry.getMetricsAsJSON(), ...others]).metrics();
    },
    contentType: registry.contentType,
  };
}
