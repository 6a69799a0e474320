import { h } from './dom.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { kindOf, pickFiles } from './take-files.js';

const kinds = [
  { label: 'Photo or video', picture: 'image', accept: 'image/*,video/*', multiple: true },
  { label: 'File', picture: 'file', as: 'document', multiple: true },
  { label: 'Voice message', picture: 'mic', as: 'voice', accept: 'audio/*' },
  { label: 'Music', picture: 'note', as: 'audio', accept: 'audio/*', multiple: true },
  { label: 'Video message', picture: 'round', as: 'video_note', accept: 'video/*' },
  { label: 'Sticker', picture: 'smile', as: 'sticker', accept: 'image/*' },
  { label: 'GIF', picture: 'image', as: 'animation', accept: 'image/gif,video/mp4' },
];

/** The paper clip of a chat. `add` gets [{file, kind}]; `send` is called with an action that needs no file. */
export function attachButton({ prefix, add, send }) {
  const items = () => [
    ...kinds.map(({ label, picture, as, accept, multiple }) => ({
      label,
      icon: icon(picture),
      onSelect: () =>
        pickFiles({ accept, multiple }, (files) =>
          add(files.map((file) => ({ file, kind: as ?? kindOf(file) }))),
        ),
    })),
    'line',
    { label: 'Location', icon: icon('pin'), onSelect: () => send('send-location') },
    { label: 'Contact', icon: icon('person'), onSelect: () => send('send-contact') },
  ];
  const button = h(
    'button',
    {
      type: 'button',
      class: 'round-button attach-button',
      'aria-haspopup': 'menu',
      'aria-label': 'Attach',
      title: 'Attach',
      'data-testid': `${prefix}attach`,
      onclick: () => openMenu(button, 'Attach', items()),
    },
    icon('clip'),
  );
  return button;
}
