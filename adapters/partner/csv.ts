/** Reads CSV as a stream of rows, in the encoding and with the delimiter that are named, or the likeliest delimiter. */
import { CsvError, parse } from 'csv-parse';

export { CsvError };

export interface CsvForm {
  readonly tekenset?: 'utf-8' | 'windows-1252';
  readonly scheidingsteken?: string;
}

/** A header longer than this is not a header. */
const MOST_HEADER_CHARACTERS = 65_536;
const MOST_ROW_CHARACTERS = 65_536;
const DELIMITERS = [';', ',', '\t', '|'] as const;

/** @throws CsvError when it is no CSV; an error that `isEncodingError` knows when it is not in that encoding */
export async function* readRecords(
  bytes: AsyncIterable<Uint8Array>,
  { tekenset = 'utf-8', scheidingsteken }: CsvForm,
): AsyncGenerator<readonly string[]> {
  const text = decode(bytes, tekenset);
  const first = await readUntilNewline(text);
  yield* records(first, text, scheidingsteken ?? likelyDelimiter(first));
}

async function* decode(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

export function isEncodingError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}

async function readUntilNewline(text: AsyncGenerator<string>): Promise<string> {
  let start = '';
  while (!/[\r\n]/.test(start) && start.length < MOST_HEADER_CHARACTERS) {
    const next = await text.next();
    if (next.done) return start;
    start += next.value;
  }
  return start;
}

/** The delimiter that stands most often in the header, outside quotes. In the rows a comma may be a decimal mark. */
function likelyDelimiter(start: string): string {
  const [line = ''] = start.replaceAll(/"[^"]*"/g, '').split(/[\r\n]/);
  const counts = DELIMITERS.map(mark => line.split(mark).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ';';
}

async function* records(
  start: string,
  rest: AsyncGenerator<string>,
  delimiter: string,
): AsyncGenerator<readonly string[]> {
  const found: (readonly string[])[] = [];
  const parser = parse({
    delimiter,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: MOST_ROW_CHARACTERS,
    // Taken from the parser one by one: a fault further on would drop the rows it had ready.
    on_record: (record: string[]) => void found.push(record),
  });
  parser.on('error', () => undefined);
  try {
    await written(done => parser.write(start, done));
    yield* found.splice(0);
    for await (const text of rest) {
      await written(done => parser.write(text, done));
      yield* found.splice(0);
    }
    await written(done => parser.end(done));
    yield* found.splice(0);
  } catch (error) {
    yield* found.splice(0);
    throw error;
  } finally {
    parser.destroy();
  }
}

function written(write: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => write(error => (error ? reject(error) : resolve())));
}
