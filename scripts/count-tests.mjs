// node scripts/count-tests.mjs RESULT: prints `N passed, N failed` as its last line, from the file
// that jest writes with --json --outputFile. Exits 1 where a test failed or was skipped, a file did
// not load (counted as one failure), or nothing ran at all.
import { readFileSync } from 'node:fs';

const result = readResult(process.argv[2] ?? 'test-results/jest.json');
const passed = result.numPassedTests;
const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
const skipped = result.numPendingTests + result.numTodoTests;

if (skipped > 0) console.log(`${skipped} skipped: every test must run here`);
if (passed + failed === 0) console.log('No test ran');
if (!result.success && failed === 0) console.log('Jest reports a failure outside the tests');
console.log(`${passed} passed, ${failed} failed`);

process.exitCode = result.success && passed > 0 && failed === 0 && skipped === 0 ? 0 : 1;

/** Jest's result, or one of nothing where jest ended before it could write any. */
function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.log(`No test result: ${error.message}`);
    return {
      success: false,
      numPassedTests: 0,
      numFailedTests: 0,
      numRuntimeErrorTestSuites: 0,
      numPendingTests: 0,
      numTodoTests: 0,
    };
  }
}
