import { fail, ok, Skipped, type Checkup } from '../check.ts';

/** The desk that runs has all it needs. */
export const desk: Checkup = {
  name: 'desk',
  async look({ desk: part, holder }) {
    if (part.state === 'there') {
      const { url, reasons } = part.value;
      if (reasons.length === 0) return ok(`The desk at ${url} is ready.`);
      const told = reasons.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
      return fail(`The desk at ${url} is not ready: ${told}.`, 'See the other lines.');
    }
    const why = part.state === 'absent' ? part.why : 'The desk cannot be asked.';
    if (holder === null) throw new Skipped(why, 'Start it, or say where it answers with --url.');
    throw new Skipped(`${why} One runs, as process ${holder}.`, 'Say where it answers with --url.');
  },
};
