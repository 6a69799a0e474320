// node scripts/complete-lockfile.mjs [package-lock.json]: adds the per-platform packages which npm
// left out and drops the registry's host from every entry. `npm run lock` runs it after npm.
import {
  missingOptionalPackages,
  packagesBoundToRegistry,
  readLockfile,
  writeLockfile,
} from './lockfile.mjs';

const file = process.argv[2] ?? 'package-lock.json';
const lock = readLockfile(file);

const missing = missingOptionalPackages(lock);
for (const { path, entry } of missing) lock.packages[path] = entry;

const bound = packagesBoundToRegistry(lock);
for (const path of bound) delete lock.packages[path].resolved;

writeLockfile(file, lock);
console.log(`${file}: ${missing.length} packages added, ${bound.length} addresses dropped`);
