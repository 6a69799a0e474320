import { readFile } from 'node:fs/promises';
import { runCommand } from './run-command.ts';

/**
 * What tells a living process from a later one with the same pid: boot id and start time, or the
 * start time that `ps` prints where there is no /proc. Null when no such process lives (a zombie
 * is dead: it holds no file and no port).
 */
export async function processIdentity(pid: number): Promise<string | null> {
  return process.platform === 'linux' ? identityFromProc(pid) : identityFromPs(pid);
}

/** The command line of a living process, its arguments joined by spaces; '' when there is none. */
export async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const raw = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return raw.replaceAll('\0', ' ').trim();
  }
  const ps = await runCommand(['ps', '-o', 'args=', '-p', String(pid)], { limitMs: 5_000 });
  return ps.ok ? ps.output.trim() : '';
}

async function identityFromProc(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field is the name in parentheses and may itself hold spaces and parentheses
  // (proc_pid_stat(5)): the state follows the last one, the start time is field 22.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTime] = [fields[0], fields[19]];
  if (!startTime || state === 'Z' || state === 'X') return null;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return `${boot.trim()}:${startTime}`;
}

async function identityFromPs(pid: number): Promise<string | null> {
  const command = ['ps', '-o', 'stat=,lstart=', '-p', String(pid)];
  const ps = await runCommand(command, { limitMs: 5_000 });
  const [, state, started] = /^\s*(\S+)\s+(.+?)\s*$/m.exec(ps.output) ?? [];
  return ps.ok && started && !state?.startsWith('Z') ? started : null;
}
