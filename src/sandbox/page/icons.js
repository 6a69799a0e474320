const shapes = {
  check: 'M5 12.5 10 17.5 19 7',
  double: 'M2 12.5 7 17.5 16 7M11.5 16.8 12.2 17.5 21 7',
  reply: 'M10 8V4L3 11l7 7v-4.2c5 0 8.3 1.6 11 5.2-1-5.8-4.2-10-11-11Z',
  pencil: 'M4 20l1-4L16.5 4.5a2 2 0 0 1 3 3L8 19l-4 1Z',
  send: 'M3.5 20.5 21.5 12 3.5 3.5 5.5 11l9 1-9 1-2 7.5Z',
  close: 'M6 6l12 12M18 6 6 18',
  comment:
    'M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H12l-4.5 4v-4h-1A2.5 2.5 0 0 1 4 13.5v-7Z',
  flag: 'M6 21V4.5c3-1.8 5.5 1.5 12 0v9c-6.5 1.5-9-1.8-12 0',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  chevron: 'M7 10l5 5 5-5',
  plus: 'M12 5v14M5 12h14',
  trash: 'M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7',
  menu: 'M5 7h14M5 12h14M5 17h14',
  tag: 'M4 4h8l8 8-8 8-8-8V4ZM8.5 8.5h.01',
  person:
    'M12 11.5a3.75 3.75 0 1 0 0-7.5 3.75 3.75 0 0 0 0 7.5ZM4.5 20c.8-4 3.8-6 7.5-6s6.7 2 7.5 6',
  undo: 'M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3',
  file: 'M6 3h8l5 5v13H6V3ZM14 3v5h5',
  bolt: 'M13 3 5 13.5h6L10 21l8.5-10.5h-6L13 3Z',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3.5 2',
  clip: 'M20 11.5 12 19.5a5 5 0 0 1-7-7l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8L10 17a1.7 1.7 0 0 1-2.4-2.4l7.4-7.4',
  pin: 'M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21ZM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  image: 'M4 5h16v14H4V5ZM4 16l5-5 4 4 2.5-2.5L20 17M15.5 9.5h.01',
  mic: 'M12 14.5a3 3 0 0 0 3-3v-5a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3ZM6 11.5a6 6 0 0 0 12 0M12 17.5V21',
  note: 'M9 18V5.5l10-2V16M9 18a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0ZM19 16a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z',
  smile: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8.5 14a4 4 0 0 0 7 0M9 9.5h.01M15 9.5h.01',
  video: 'M4 6h11v12H4V6ZM15 10.5 20.5 7v10L15 13.5',
  round: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM10 8.5v7l5.5-3.5L10 8.5Z',
  external: 'M8 5H5v14h14v-3M13 5h6v6M19 5l-9 9',
};

const svg = 'http://www.w3.org/2000/svg';

/** An inline icon drawn in the current text colour; hidden from screen readers, as its button carries the name. */
export function icon(name, { filled = false } = {}) {
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('aria-hidden', 'true');
  drawing.classList.add('icon', ...(filled ? ['icon-filled'] : []));
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', shapes[name]);
  drawing.append(path);
  return drawing;
}
