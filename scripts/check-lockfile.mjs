// node scripts/check-lockfile.mjs [package-lock.json]: exits 1 and says why where the lock file is
// incomplete or bound to one registry. `npm run lock` repairs both.
import { missingOptionalPackages, packagesBoundToRegistry, readLockfile } from './lockfile.mjs';

const file = process.argv[2] ?? 'package-lock.json';
const lock = readLockfile(file);

const faults = [
  ...missingOptionalPackages(lock).map(
    ({ path, wantedBy }) => `${path} is missing (${wantedBy || 'package.json'} wants it)`,
  ),
  ...packagesBoundToRegistry(lock).map((path) => `${path} names a registry`),
];

if (faults.length > 0) {
  console.error(`${file} needs \`npm run lock\`:\n  ${faults.join('\n  ')}`);
  process.exitCode = 1;
} else {
  console.log(`${file} is complete: ${Object.keys(lock.packages).length} packages`);
}
