import { runCommand } from './run-command.ts';

/** What the Temporal CLI at `path` says of itself, or why it is not one. */
export async function askTemporalVersion(
  path: string,
): Promise<{ version: string } | { fault: string }> {
  const { ok, output, fault } = await runCommand([path, '--version'], { limitMs: 15_000 });
  if (!ok) return { fault: `${path} ${fault.replace(`${path} `, '')}` };
  const [version] = /temporal version \S+( \(.*\))?/i.exec(output) ?? [];
  return version ? { version } : { fault: `${path} does not answer as the Temporal CLI does` };
}
