/** What a command writes, kept for a test to read. */
import type { CommandIo } from '../../gateway/cli/command-io.ts';

export interface Paper extends CommandIo {
  readonly lines: string[];
  readonly troubles: string[];
  readonly text: string;
}

export function paper(): Paper {
  const lines: string[] = [];
  const troubles: string[] = [];
  return {
    lines,
    troubles,
    get text() {
      return [...lines, ...troubles].join('\n');
    },
    out: line => void lines.push(line),
    err: line => void troubles.push(line),
    progress: () => {},
  };
}
