import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Argument, Command, Option } from 'commander';
import { EXPORT_FORMATS, type ExportFormat } from '../export/export-format.ts';
import { EXPORTED, type Exported } from '../export/exported.ts';
import { saveWhole } from './save-whole.ts';
import type { CommandDeps } from './script-command.ts';

interface Asked {
  event?: string;
  from?: string;
  to?: string;
  format: ExportFormat;
  output?: string;
  url?: string;
}

/** `pitcrew export ...`: everything that a desk which runs has kept, as a file. */
export function createExportCommand({ client, urlOption }: CommandDeps): Command {
  return new Command('export')
    .description('tickets or messages of a desk that runs, as a file')
    .addArgument(new Argument('<what>', 'what to export').choices(EXPORTED))
    .option('--event <code>', 'of this event (default: of all)')
    .option('--from <day>', 'first day, such as 2026-05-01, or a time with its zone')
    .option('--to <day>', 'last day, or a time')
    .addOption(new Option('--format <format>').choices(EXPORT_FORMATS).default('csv'))
    .option('-o, --output <file>', 'where to (default: standard output)')
    .addOption(urlOption())
    .action(async (what: Exported, { format, output, url, ...choice }: Asked) => {
      const query = new URLSearchParams(
        Object.entries(choice).filter(([, value]) => value !== undefined),
      );
      const body = await client(url).download(`/export/${what}.${format}?${query.toString()}`);
      await (output === undefined ? print(body) : save(body, output));
    });
}

async function save(body: ReadableStream, path: string): Promise<void> {
  const { content, isCut } = watched(body);
  try {
    await saveWhole(content, path);
  } catch (error) {
    throw isCut() ? brokenOff(error) : new Error(`${path} cannot be written.`, { cause: error });
  }
}

async function print(body: ReadableStream): Promise<void> {
  const { content, isCut } = watched(body);
  try {
    await pipeline(content, process.stdout, { end: false });
  } catch (error) {
    if (isCut()) throw brokenOff(error);
    // Whoever reads, such as `head`, has enough.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  }
}

/** What the desk sends, and whether it ended before it was whole. */
function watched(body: ReadableStream): { content: Readable; isCut: () => boolean } {
  let cut = false;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    try {
      yield* body as ReadableStream<Uint8Array>;
    } catch (error) {
      cut = true;
      throw error;
    }
  }
  return { content: Readable.from(pieces(), { objectMode: false }), isCut: () => cut };
}

function brokenOff(cause: unknown): Error {
  const message = 'The export broke off and is not whole: see the log of the desk, and try again.';
  return new Error(message, { cause });
}
