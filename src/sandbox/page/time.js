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
