/** What the documents say, as the tests read them: table rows, fenced blocks, links. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Every document in Markdown of the project, relative to the root. */
export function documents(): readonly string[] {
  const below = (folder: string) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(name => join(folder, name));
  const found = ['docs', 'schemas', 'consent', 'gateway', 'adapters', 'tests'].flatMap(below);
  return ['README.md', ...found.filter(path => path.endsWith('.md'))];
}

/** The text under a heading, up to the next heading of the same or a higher level. */
export function section(markdown: string, heading: string): string {
  const lines = markdown.split('\n');
  const start = lines.findIndex(line => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading);
  if (start < 0) throw new Error(`Cannot find heading: ${heading}`);
  const level = lines[start]!.indexOf(' ');
  const end = lines.findIndex((line, index) => index > start && /^#+ /.test(line) && line.indexOf(' ') <= level);
  return lines.slice(start + 1, end < 0 ? undefined : end).join('\n');
}

/** Rows of every table in the text, as cells; header rows and the lines under them are left out. */
export function tableRows(markdown: string): readonly (readonly string[])[] {
  const lines = markdown.split('\n');
  return lines.flatMap((line, index) => {
    const isHeader = /^\|[\s:|-]+\|$/.test(lines[index + 1] ?? '');
    if (!line.startsWith('|') || /^\|[\s:|-]+\|$/.test(line) || isHeader) return [];
    return [
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map(cell => cell.trim()),
    ];
  });
}

/** A cell without the marks of code. */
export function plain(cell: string): string {
  return cell.replaceAll('`', '');
}

/** Content of the fenced block with this info string, such as `bash stuur-signaal.sh`. */
export function fenced(markdown: string, info: string): string {
  const found = markdown.split(/^```/m).find(part => part.startsWith(`${info}\n`));
  if (found === undefined) throw new Error(`Cannot find block: ${info}`);
  return found.slice(info.length + 1);
}

/** Targets of the links in a document, relative to the root; addresses elsewhere are left out. */
export function linkedFiles(path: string): readonly { readonly target: string; readonly anchor: string | null }[] {
  const prose = readText(path).replace(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(match => match[1]!)
    .filter(link => !/^[a-z]+:/.test(link))
    .map(link => {
      const [file = '', anchor = null] = link.split('#');
      const base = join(ROOT, path, '..');
      return { target: relative(ROOT, file === '' ? join(ROOT, path) : join(base, file)), anchor };
    });
}
