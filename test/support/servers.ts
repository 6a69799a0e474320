/** Variables by which a test run hands its servers, and the file of the workflows' code, to the test files. */
export const TEST_POSTGRES = 'PITCREW_TEST_POSTGRES';
export const TEST_TEMPORAL = 'PITCREW_TEST_TEMPORAL';
export const TEST_TEMPORAL_CLI = 'PITCREW_TEST_TEMPORAL_CLI';
export const TEST_WORKFLOWS = 'PITCREW_TEST_WORKFLOWS';

/** Where one of these is. */
export function serverOf(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is set by the global set-up of jest.`);
  return value;
}
