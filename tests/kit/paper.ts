/** What a command printed. */
export function paper() {
  const lines: string[] = [];
  const troubles: string[] = [];
  return {
    lines,
    troubles,
    get text() {
      return [...lines, ...troubles].join('\n');
    },
    out: (line: string) => void lines.push(line),
    err: (line: string) => void troubles.push(line),
    progress: () => {},
  };
}
