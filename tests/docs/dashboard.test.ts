/** The dashboard shows what the gateway measures: every metric it asks for exists, and every metric is shown. */
import { describe, expect, it } from 'vitest';
import { metrics } from '../../adapters/system/metrics.ts';
import { readText } from './markdown.ts';

interface Panel {
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets: readonly { readonly expr: string }[];
}

const dashboard = JSON.parse(readText('docs/beheer/grafana.json')) as { readonly panels: readonly Panel[] };
const asked = dashboard.panels.flatMap(panel =>
  panel.targets.flatMap(({ expr }) => expr.match(/seinhuis_[a-z_]+/g) ?? []),
);

async function measured(): Promise<string[]> {
  const text = await metrics().text([]);
  return [...text.matchAll(/^# TYPE (seinhuis_\w+) \w+$/gm)].map(match => match[1]!);
}

describe('the dashboard', () => {
  it('asks for metrics that exist', async () => {
    const known = await measured();
    const withoutParts = (name: string) => name.replace(/_(bucket|sum|count)$/, '');
    expect(asked.filter(name => !known.includes(withoutParts(name)))).toEqual([]);
  });

  it('shows every metric of the gateway', async () => {
    expect((await measured()).filter(name => !asked.some(one => one.startsWith(name)))).toEqual([]);
  });

  it('has a title and a place for every panel', () => {
    for (const { title, gridPos } of dashboard.panels) {
      expect(title).not.toBe('');
      expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24);
    }
  });

  it('is told of in the guide, metric by metric', async () => {
    const guide = readText('docs/beheer.md');
    expect((await measured()).filter(name => !guide.includes(`\`${name}\``))).toEqual([]);
  });
});
