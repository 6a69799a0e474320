const clock = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit', hour12: false });
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long' });

/** A moment as a Date, from Telegram's Unix seconds or Todoist's ISO text. */
export function moment(value) {
  return new Date(typeof value === 'number' ? value * 1000 : value);
}

/** The time of day, as 14:05. */
export function clockTime(value) {
  return clock.format(moment(value));
}

/** The day, as "Today" or "23 November". */
export function dayName(value) {
  const date = moment(value);
  return date.toDateString() === new Date().toDateString() ? 'Today' : day.format(date);
}

const units = [
  ['d', 24 * 60],
  ['h', 60],
  ['min', 1],
];

/** A span of milliseconds, to the minute: "1 h 10 min". */
export function duration(ms) {
  let left = Math.round(ms / 60_000);
  const parts = units.map(([unit, minutes]) => {
    const count = Math.floor(left / minutes);
    left -= count * minutes;
    return count > 0 ? `${count} ${unit}` : '';
  });
  return parts.filter(Boolean).join(' ') || '0 min';
}
