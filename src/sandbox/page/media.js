import { h } from './dom.js';
import { fileSize } from './file-size.js';
import { icon } from './icons.js';
import { safeLink } from './rich-text.js';

/** What a message of Telegram carries besides words: a picture, a player, a file to download, a place, or a mark of its kind. */
export function messageMedia({ kind, fileId, fileName, fileSize: size, mimeType = '', text }) {
  const url = fileId && `files/telegram/${encodeURIComponent(fileId)}`;
  const name = fileName ?? kind.replaceAll('_', ' ');
  if (kind === 'location' || kind === 'venue') return place(text);
  if (kind === 'contact') return mark('person', 'Contact');
  if (!url) return mark('file', name);
  if (kind === 'photo' || kind === 'sticker') return picture(url, name, kind);
  if (kind === 'voice' || kind === 'audio') return sound(url, kind === 'audio' ? name : '', kind);
  if (kind === 'video' || kind === 'video_note') return film(url, name, kind);
  if (kind === 'animation') {
    return mimeType.startsWith('image/') ? picture(url, name, kind) : film(url, name, kind);
  }
  return download(url, name, size);
}

/** A comment's attachment; a foreign one is a link that nobody but the reader follows. */
export function commentMedia({ kind, name, size, url }) {
  if (kind === 'image') return picture(url, name, 'photo');
  if (kind === 'audio') return sound(url, name, 'audio');
  if (kind === 'video') return film(url, name, 'video');
  if (!url) return mark('file', name);
  if (url.startsWith('files/')) return download(url, name, size);
  return h('div', { class: 'attachment' }, icon('external'), safeLink(url, [name]));
}

function picture(url, name, kind) {
  return h(
    'a',
    { class: `media media-${kind}`, href: url, target: '_blank', rel: 'noopener' },
    h('img', { src: url, alt: name, loading: 'lazy' }),
  );
}

function film(url, name, kind) {
  const looped = kind === 'animation';
  const video = h('video', {
    class: `media media-${kind}`,
    src: url,
    'aria-label': name,
    controls: !looped,
    loop: looped,
    autoplay: looped,
    playsinline: true,
    preload: 'metadata',
  });
  video.muted = looped;
  return video;
}

function sound(url, name, kind) {
  return h(
    'div',
    { class: `media media-${kind}` },
    name && h('div', { class: 'media-name' }, name),
    h('audio', { src: url, controls: true, preload: 'metadata', 'aria-label': name || 'Voice' }),
  );
}

function download(url, name, size) {
  return h(
    'a',
    { class: 'attachment', href: url, download: name },
    icon('file'),
    h('span', { class: 'attachment-name' }, name),
    h('span', { class: 'attachment-size' }, fileSize(size)),
  );
}

function place(text) {
  const where = text.replaceAll(' ', '');
  return h(
    'div',
    { class: 'attachment' },
    icon('pin'),
    safeLink(`https://www.openstreetmap.org/search?query=${encodeURIComponent(where)}`, [
      'Location',
    ]),
  );
}

function mark(name, text) {
  return h('div', { class: 'attachment' }, icon(name), h('span', {}, text));
}
