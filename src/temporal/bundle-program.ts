import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/** A program of its own, started by `bundle-workflows.ts`: the bundle goes to standard output, its log to standard error. */
const workflows = new URL('../../workflows/', import.meta.url);
const { code } = await bundleWorkflowCode({
  workflowsPath: fileURLToPath(new URL('index.ts', workflows)),
  workflowInterceptorModules: [fileURLToPath(new URL('trace/interceptors.ts', workflows))],
  logger: new DefaultLogger('WARN'),
});
process.stdout.write(code);
