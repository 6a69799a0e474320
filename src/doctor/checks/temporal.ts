import { fail, ok, Skipped, type Checkup } from '../check.ts';

/** Temporal answers, and has the namespace. */
export const temporal: Checkup = {
  name: 'temporal',
  async look({ temporal: part }) {
    if (part.state === 'absent') throw new Skipped(part.why, part.advice);
    if (part.state === 'broken')
      return fail(part.why, 'This first: the desk does not start without it.');
    const { client, namespace } = part.value;
    const { serverVersion } = await client.workflowService.getSystemInfo({});
    const known = await client.workflowService.describeNamespace({ namespace }).catch(() => null);
    if (known === null) {
      return fail(
        `Temporal ${serverVersion} answers, and does not know the namespace "${namespace}", or does not show it.`,
        `Correct TEMPORAL_NAMESPACE, or make it: temporal operator namespace create -n ${namespace} --retention 7d`,
      );
    }
    return ok(`Temporal ${serverVersion} answers, with the namespace "${namespace}".`);
  },
};
