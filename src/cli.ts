#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import { createDeskClient, type DeskClient } from './cli/desk-client.ts';
import { createDoctorCommand } from './cli/doctor.ts';
import { createExportCommand } from './cli/export-command.ts';
import { migrateDatabase } from './cli/migrate.ts';
import { createScriptCommand } from './cli/script-command.ts';
import { loadConfig } from './config.ts';
import { ROLES, type Role } from './roles.ts';
import { runDesk } from './run-desk.ts';

if (existsSync('.env')) process.loadEnvFile('.env');

const print = (line: string) => void process.stdout.write(`${line}\n`);
const program = new Command('pitcrew').description('A live support desk for events.');

program
  .command('start')
  .description('run the desk, or one part of it')
  .addOption(new Option('--role <role>', 'the part to run').choices(ROLES).default('all'))
  .action(async ({ role }: { role: Role }) => {
    process.exitCode = await runDesk(role, process);
  });

program
  .command('migrate')
  .description('bring the tables of DATABASE_URL up to date')
  .action(async () => {
    await migrateDatabase();
    print('The database is up to date.');
  });

const event = program.command('event').description('events of a desk that runs');
event
  .command('create')
  .description('open an event, on a new Todoist project unless one is given')
  .argument('<code>', 'short name, part of the invite link: HACK')
  .argument('<name>', 'what people call it: "Hack 2026"')
  .option('--project <id>', 'Todoist project to use')
  .option('--locale <locale>', 'en or ru')
  .option('--timezone <zone>', 'such as Europe/Berlin')
  .option('--open', 'admit whoever writes')
  .addOption(urlOption())
  .action(
    async (
      code: string,
      name: string,
      options: { project?: string; locale?: string; timezone?: string; open?: true; url?: string },
    ) => {
      const { project, locale, timezone, open, url } = options;
      const made = await client(url).ask('POST', '/events', {
        code,
        name,
        ...(project && { todoistProjectId: project }),
        ...(locale && { locale }),
        ...(timezone && { timezone }),
        ...(open && { access: 'open' }),
      });
      print(`${code} is open. Invite organizers with ${String(made['inviteLink'])}`);
    },
  );
event
  .command('list')
  .description('all events, the newest first')
  .addOption(urlOption())
  .action(async ({ url }: { url?: string }) => {
    const { items } = await client(url).ask('GET', '/events?limit=200');
    for (const each of items as Record<string, unknown>[]) {
      const state = each['closedAt'] === null ? 'open' : 'closed';
      print([each['code'], state, each['name'], each['inviteLink']].join('\t'));
    }
  });
event
  .command('close')
  .description('end an event: nothing new is taken in for it')
  .argument('<code>')
  .addOption(urlOption())
  .action(async (code: string, { url }: { url?: string }) => {
    await client(url).ask('POST', `/events/${encodeURIComponent(code)}/close`);
    print(`${code} is closed.`);
  });

program
  .command('agent')
  .description('agents of a desk that runs')
  .command('invite')
  .description(
    'make a Todoist collaborator an agent, and print the link that links their Telegram account',
  )
  .argument('<email>', 'of their Todoist account')
  .option('--lead', 'they get escalations')
  .addOption(urlOption())
  .action(async (todoistEmail: string, { lead, url }: { lead?: true; url?: string }) => {
    const agent = await client(url).ask('POST', '/agents', { todoistEmail, ...(lead && { lead }) });
    print([`${todoistEmail} is an agent.`, agent['inviteLink']].join(' ').trim());
  });

program.addCommand(createDoctorCommand({ print, urlOption, host: process }));
program.addCommand(createScriptCommand({ client, print, urlOption }));
program.addCommand(createExportCommand({ client, print, urlOption }));

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function urlOption(): Option {
  return new Option('--url <origin>', 'where the desk runs (default: this machine, at PORT)');
}

/** The sandbox's token is `sandbox`, unless API_TOKEN says otherwise. */
function client(url?: string): DeskClient {
  const { web, apiToken } = loadConfig();
  return createDeskClient({
    url: url ?? `http://localhost:${web.port ?? 3000}`,
    token: apiToken ?? 'sandbox',
  });
}
