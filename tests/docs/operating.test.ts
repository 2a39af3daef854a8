/** What an operator copies from docs/beheer.md is what the command line knows, and the other way round. */
import { describe, expect, it } from 'vitest';
import { main } from '../../gateway/cli/main.ts';
import { listeningIo } from '../support/operator.ts';
import { readText, section, tableRows } from './markdown.ts';

const guide = readText('docs/beheer.md');
const typed = [...guide.matchAll(/npm run -s seinhuis -- (.*)$/gm)].map(([, line]) => wordsOf(line!));

/** Words of a command, and its options by name. */
function wordsOf(line: string): { readonly command: readonly string[]; readonly options: readonly string[] } {
  const words: readonly string[] = line.match(/'[^']*'|\S+/g) ?? [];
  const firstOption = words.findIndex(word => word.startsWith('--'));
  return {
    command: firstOption < 0 ? words : words.slice(0, firstOption),
    options: words.filter(word => word.startsWith('--')),
  };
}

async function helpOf(command: readonly string[]): Promise<string> {
  const io = listeningIo();
  await main([...command, '--help'], io);
  return io.text();
}

/** Names of the commands below one, from its help. */
async function commandsIn(...above: readonly string[]): Promise<readonly string[]> {
  const [, list = ''] = (await helpOf(above)).split(/^Commands:$/m);
  return [...list.matchAll(/^ {2}([a-z-]+)/gm)].map(match => match[1]!).filter(name => name !== 'help');
}

describe('the operator’s guide', () => {
  it('types commands that exist, with options they have', async () => {
    expect(typed.length).toBeGreaterThan(8);
    for (const { command, options } of typed) {
      const help = await helpOf(command);
      expect(help, command.join(' ')).toContain(`seinhuis ${command.join(' ')}`);
      for (const option of options) expect(help, command.join(' ')).toMatch(new RegExp(`${option}[ \\n]`));
    }
  });

  it('gives every option that a command asks for', async () => {
    for (const { command, options } of typed) {
      const io = listeningIo();
      // Commander tells what is missing before anything runs; with all of it there, help is asked instead.
      const required: readonly string[] = (await helpOf(command)).match(/--[a-z-]+(?= <[^>]+>)/g) ?? [];
      const given = options.flatMap(option => (required.includes(option) ? [option, 'x'] : [option]));
      await main([...command, ...given, '--onbekend'], io);
      expect(io.text(), command.join(' ')).not.toContain('required option');
    }
  });

  it('tells of every command for operators', async () => {
    const forPartners = [
      'start',
      'toestemming',
      'bezwaar',
      'push',
      'pull',
      'log',
      'explain',
      'toets',
      'sandbox',
      'conform',
    ];
    const names = (await commandsIn()).filter(name => !forPartners.includes(name));
    expect(names.filter(name => !guide.includes(`seinhuis ${name}`) && !guide.includes(`seinhuis -- ${name}`))).toEqual(
      [],
    );
    for (const group of ['leden', 'afspraken'])
      for (const name of await commandsIn(group)) expect(guide).toMatch(new RegExp(`${group} ${name}`));
  });

  it('tells of everything that can be missing when the gateway is not ready', () => {
    const [, body] = /type NotReady = ([^;]+);/.exec(readText('gateway/operation/readiness.ts'))!;
    const names = [...body!.matchAll(/'([a-z]+)'/g)].map(match => match[1]!);
    const told = tableRows(section(guide, 'Health, metrics, logs')).map(([name]) => name!.replaceAll('`', ''));
    expect(names.filter(name => !told.includes(name))).toEqual([]);
  });
});
