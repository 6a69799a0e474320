import { h } from './dom.js';

const shownMs = 5000;

/** Shows a passing message at the edge of `place` (the page, or a phone), read out by screen readers. */
export function toast(text, place = document.body) {
  const box = h('div', { class: 'toast', role: 'status', 'data-testid': 'toast' }, text);
  for (const older of place.querySelectorAll(':scope > .toast')) older.remove();
  place.append(box);
  setTimeout(() => box.remove(), shownMs);
}
