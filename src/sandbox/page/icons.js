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
