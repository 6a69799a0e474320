import { readFileSync, writeFileSync } from 'node:fs';

const operatingSystems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

/** Reads a package-lock.json (lockfileVersion 2 or 3); throws where it is missing or not JSON. */
export function readLockfile(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Writes a lock file as npm does: packages sorted by path, two spaces, a final newline. */
export function writeLockfile(file, lock) {
  const entries = Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const sorted = { ...lock, packages: Object.fromEntries(entries) };
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
}

/**
 * The optional per-platform packages which a lock file names but does not hold, as entries
 * {path, entry, wantedBy} that complete it. A registry that lacks some of them at the moment of
 * `npm install` makes npm leave them out, and `npm ci` then refuses the lock (EUSAGE).
 */
export function missingOptionalPackages(lock) {
  const missing = new Map();
  for (const [parent, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      // A range cannot be completed without a registry; the platform packages are all exact.
      if (!/^\d+\.\d+\.\d+/.test(version) || isInstalledFor(lock, parent, name)) continue;
      const path = `node_modules/${name}`;
      missing.set(path, { path, wantedBy: parent, entry: platformEntry(name, version, dev) });
    }
  }
  return [...missing.values()];
}

/** The entries whose `resolved` names a host: the lock must serve whatever registry is set. */
export function packagesBoundToRegistry(lock) {
  return Object.entries(lock.packages)
    .filter(([, { resolved, link }]) => resolved !== undefined && link !== true)
    .map(([path]) => path);
}

/** Node's own lookup: the parent's node_modules, then that of each package around it. */
function isInstalledFor(lock, parent, name) {
  for (let base = parent; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    if (`${base === '' ? '' : `${base}/`}node_modules/${name}` in lock.packages) return true;
    if (base === '') return false;
  }
}

/** The entry that npm would have written, but for its integrity, which only the registry knows. */
function platformEntry(name, version, dev) {
  const words = name.replace('windows', 'win32').split(/[-/]/);
  const os = operatingSystems.filter((system) => words.includes(system));
  const cpu = processors.filter(
    (processor) =>
      words.includes(processor) ||
      (processor === 'arm' && words.some((word) => /^arm(v\d)?$/.test(word))),
  );
  // Without it, npm would put the musl build beside the glibc one.
  const libc = words.flatMap((word) =>
    word.startsWith('gnu') ? ['glibc'] : word.startsWith('musl') ? ['musl'] : [],
  );
  return {
    version,
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(dev ? { dev: true } : {}),
    ...(os.includes('linux') && libc.length > 0 ? { libc } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
}
