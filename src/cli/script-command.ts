import { Command, type Option } from 'commander';
import { shorten } from '../domain/message-text.ts';
import type { DeskClient } from './desk-client.ts';

/** What a command needs of the program it is part of. */
export interface CommandDeps {
  client: (url?: string) => DeskClient;
  print: (line: string) => void;
  urlOption: () => Option;
}

interface Where {
  event?: string;
  url?: string;
}

const PREVIEW = 60;

/** `pitcrew script ...`: the canned replies of a desk that runs. */
export function createScriptCommand({ client, print, urlOption }: CommandDeps): Command {
  const script = new Command('script').description('canned replies of a desk that runs');

  script
    .command('list')
    .description('what agents can call, with ! before it')
    .option('--event <code>', 'in this event (default: what is there in every event)')
    .addOption(urlOption())
    .action(async ({ event, url }: Where) => {
      const { items } = await client(url).ask('GET', `/scripts?limit=200&${ofEvent(event)}`);
      for (const { name, text, event: owner } of items as Record<string, string | null>[]) {
        const line = shorten((text ?? '').replace(/\s+/g, ' '), PREVIEW);
        print([name, owner ?? 'every event', line].join('\t'));
      }
    });

  script
    .command('set')
    .description('add a reply, or change it; {organizer}, {agent} and {number} are filled in')
    .argument('<name>', 'what agents write after !, such as wifi')
    .argument('<text>', 'what organizers read; Markdown')
    .option('--event <code>', 'for this event alone')
    .addOption(urlOption())
    .action(async (name: string, text: string, { event, url }: Where) => {
      const body = { text, ...(event && { event }) };
      const put = await client(url).ask('PUT', `/scripts/${encodeURIComponent(name)}`, body);
      print(`!${String(put['name'])} is set, in ${event ?? 'every event'}.`);
    });

  script
    .command('remove')
    .description('take a reply away')
    .argument('<name>')
    .option('--event <code>', 'the one of this event')
    .addOption(urlOption())
    .action(async (name: string, { event, url }: Where) => {
      const path = `/scripts/${encodeURIComponent(name)}?${ofEvent(event)}`;
      await client(url).ask('DELETE', path);
      print(`!${name} is removed, in ${event ?? 'every event'}.`);
    });

  return script;
}

function ofEvent(event?: string): string {
  return new URLSearchParams(event === undefined ? {} : { event }).toString();
}
