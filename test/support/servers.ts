/** Variables by which a test run hands its servers to the test files. */
export const TEST_POSTGRES = 'PITCREW_TEST_POSTGRES';
export const TEST_TEMPORAL = 'PITCREW_TEST_TEMPORAL';
export const TEST_TEMPORAL_CLI = 'PITCREW_TEST_TEMPORAL_CLI';

/** One of the run's servers. */
export function serverOf(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is set by the global set-up of jest.`);
  return value;
}
