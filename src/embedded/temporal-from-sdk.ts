import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';

// In a process of its own: the SDK's runtime can be installed once per process, and that is the
// application's to do; and a download that hangs can be ended.
const script = `
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const executable = { type: 'cached-download', downloadDir: process.argv[1] };
  const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } });
  await environment.teardown();
`;

/**
 * Fetches the Temporal CLI into `folder` as the TypeScript SDK does for its tests, from
 * temporal.download; answers its path. Throws within 5 s where that host cannot be reached.
 */
export async function fetchCliFromSdk(
  folder: string,
  { signal }: { signal?: AbortSignal },
): Promise<string> {
  await reachHost();
  const command = [process.execPath, '--input-type=module', '--eval', script, folder];
  const { ok, output, fault } = await runCommand(command, {
    limitMs: 300_000,
    signal,
    cwd: import.meta.dirname, // where the package is looked for
  });
  if (!ok) throw new Error(`the SDK ${fault} (${output.trim().split('\n').at(-1)})`);
  const [name] = await readdir(folder);
  if (name === undefined) throw new Error('the SDK left nothing behind');
  return join(folder, name);
}

async function reachHost(): Promise<void> {
  try {
    const signal = AbortSignal.timeout(5_000);
    await fetch('https://temporal.download/', { method: 'HEAD', redirect: 'manual', signal });
  } catch (error) {
    throw new Error('temporal.download cannot be reached', { cause: error });
  }
}
