/** Longest time one file may be on its way; milliseconds. Todoist gives uploads as long (API v1, "Sync limits"). */
const TIME_LIMIT = 5 * 60_000;

/** Ends what carries a file when it has taken too long, or is called off. */
export function carrySignal(calledOff?: AbortSignal): AbortSignal {
  const late = AbortSignal.timeout(TIME_LIMIT);
  return calledOff ? AbortSignal.any([late, calledOff]) : late;
}
