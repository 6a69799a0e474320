import { h, reconcile } from './dom.js';
import { fileSize } from './file-size.js';
import { icon } from './icons.js';
import { toast } from './toast.js';

const most = 10;

/** The files that were picked for what is being written, as chips that can be taken away. Each place keeps its own. */
export function createPendingFiles() {
  const kept = new Map();
  let place = null;
  let named = 0;
  const element = h('div', {
    class: 'pending-files',
    'data-testid': 'pending-files',
    hidden: true,
  });
  const list = () => kept.get(place) ?? [];

  function set(files) {
    kept.set(place, files);
    draw();
  }

  function draw() {
    element.hidden = list().length === 0;
    reconcile(
      element,
      list().map(({ id, file, kind }) => ({ id, name: file.name, size: file.size, kind })),
      { key: ({ id }) => `pending-${id}`, build: chip },
    );
  }

  function chip({ id, name, size, kind }) {
    const remove = () => set(list().filter((one) => one.id !== id));
    return h(
      'div',
      { class: 'pending-file' },
      icon(pictures[kind] ?? 'file'),
      h('span', { class: 'pending-name' }, name),
      h('span', { class: 'pending-size' }, fileSize(size)),
      h(
        'button',
        {
          type: 'button',
          class: 'round-button',
          'aria-label': `Do not send ${name}`,
          onclick: remove,
        },
        icon('close'),
      ),
    );
  }

  return {
    element,
    /** Shows the files of another chat or task. */
    show(next) {
      place = next;
      draw();
    },
    add(files) {
      const picked = files.map((one) => ({ ...one, id: (named += 1) }));
      const all = [...list(), ...picked];
      if (all.length > most)
        toast(`Ten files at a time; the last ${all.length - most} are left out.`);
      set(all.slice(0, most));
    },
    take() {
      const files = list();
      set([]);
      return files;
    },
    list,
    restore: (files) => set([...files, ...list()]),
  };
}

const pictures = {
  photo: 'image',
  video: 'video',
  voice: 'mic',
  audio: 'note',
  video_note: 'round',
  sticker: 'smile',
  animation: 'image',
};
