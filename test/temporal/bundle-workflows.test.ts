import { expect, test } from '@jest/globals';
import { bundleWorkflows } from '../../src/temporal/bundle-workflows.ts';

test('the bundle is the code of the workflows alone, with nothing of what the bundler says in between', async () => {
  const code = await bundleWorkflows();
  expect(code).toMatch(/^var __TEMPORAL__;/);
  expect(code).toContain('./workflows/ticket.ts');
  expect(code.trimEnd()).toMatch(
    /sourceMappingURL=data:application\/json;charset=utf-8;base64,\S+$/,
  );
});
