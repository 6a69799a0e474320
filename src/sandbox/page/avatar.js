import { h } from './dom.js';
import { icon } from './icons.js';

const tones = 6;

/** A round picture of a person: initials on a colour that stays theirs. The bot wears the logo. */
export function avatar(name, { size = 'm', bot = false } = {}) {
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
  const tone = bot ? 'bot' : toneOf(name);
  return h(
    'span',
    { class: `avatar avatar-${size} tone-${tone}`, 'aria-hidden': 'true' },
    bot ? icon('check') : initials,
  );
}

function toneOf(name) {
  let mixed = 7;
  for (const letter of name) mixed = (mixed * 37 + letter.codePointAt(0)) % 9973;
  return mixed % tones;
}
