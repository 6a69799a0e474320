import { runCommand } from './run-command.ts';

/**
 * A prefix for a command that makes Linux send it `signal` when this process dies, however that
 * happens (prctl(2), PR_SET_PDEATHSIG, set by util-linux' setpriv); empty where there is none.
 * It must stand after any change of user, which would clear it.
 */
export async function dieWithParent(signal: 'INT' | 'TERM' | 'KILL'): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  const prefix = ['setpriv', '--pdeathsig', signal];
  // Tried, not assumed: busybox has a setpriv without this option.
  const trial = await runCommand([...prefix, 'true'], { limitMs: 5_000 });
  return trial.ok ? prefix : [];
}
