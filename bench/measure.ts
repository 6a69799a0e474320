import { setTimeout as wait } from 'node:timers/promises';
import type { Bench } from './open-bench.ts';
import { RELAYS, type RelayName } from './report.ts';

/** Between two samples, so that one does not meet what the other left to be done. Milliseconds. */
const PAUSE = 150;

/**
 * Takes `rounds` samples of each relay in turn, the order moving on by one each round: whatever slows the machine for
 * a while slows all of them. @returns milliseconds
 */
export async function measure(bench: Bench, rounds: number): Promise<Record<RelayName, number[]>> {
  const { hop, deskVendors, directVendors } = bench;
  const sample: Record<RelayName, (round: number) => Promise<number>> = {
    bareHop: (round) => hop.hop(round),
    directIn: (round) => directVendors.ask('organizerToBoard', round),
    directOut: (round) => directVendors.ask('agentToOrganizer', round),
    deskIn: (round) => deskVendors.ask('organizerToBoard', round),
    deskOut: (round) => deskVendors.ask('agentToOrganizer', round),
  };
  const samples: Record<RelayName, number[]> = {
    bareHop: [],
    directIn: [],
    directOut: [],
    deskIn: [],
    deskOut: [],
  };
  const names = Object.keys(RELAYS) as RelayName[];
  for (let round = 0; round < rounds; round += 1) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      samples[name].push(await sample[name](round));
      await wait(PAUSE);
    }
  }
  return samples;
}
