import { styleText } from 'node:util';
import { Command, type Option } from 'commander';
import type { Outcome } from '../doctor/check.ts';
import type { Report } from '../doctor/examine.ts';

/** `pitcrew doctor`: looks at everything, and says what to do. The exit code is 1 where something failed. */
export function createDoctorCommand(deps: {
  print: (line: string) => void;
  urlOption: () => Option;
  host: NodeJS.Process;
}): Command {
  const { print, urlOption, host } = deps;
  return new Command('doctor')
    .description('look at every connection, token, right and project, and say what to do')
    .option('--json', 'as one JSON document')
    .option('--only <names...>', 'these checks alone')
    .addOption(urlOption())
    .action(async ({ json, only, url }: { json?: true; only?: string[]; url?: string }) => {
      // It brings the whole program with it, which the other commands need not wait for.
      const { examine } = await import('../doctor/examine.ts');
      const report = await examine({ env: host.env, url, only });
      if (json) print(JSON.stringify(report, null, 2));
      else for (const line of readable(report)) print(line);
      host.exitCode = report.ok ? 0 : 1;
    });
}

const COLOURS = { ok: 'green', warn: 'yellow', fail: 'red', skipped: 'gray' } as const;
const OUTCOMES: Outcome[] = ['ok', 'warn', 'fail', 'skipped'];

function readable({ checks }: Report): string[] {
  const width = Math.max(...checks.map(({ name }) => name.length));
  const lines = checks.flatMap(({ name, outcome, found, advice }, at) => [
    `${styleText(COLOURS[outcome], outcome.padEnd(7))}  ${name.padEnd(width)}  ${found}`,
    // One cause stops several checks, one after another: what to do about it is said once.
    ...(advice === null || advice === checks[at + 1]?.advice
      ? []
      : [`${' '.repeat(width + 11)}→ ${advice}`]),
  ]);
  const counts = OUTCOMES.map(
    (outcome) => `${checks.filter((check) => check.outcome === outcome).length} ${outcome}`,
  );
  return [...lines, '', counts.join(', ')];
}
