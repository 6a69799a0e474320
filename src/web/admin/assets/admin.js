// What plain pages cannot do. Buttons for it are hidden until this script shows them.
const acts = {
  print: () => globalThis.print(),
  async copy(button) {
    await navigator.clipboard.writeText(button.dataset.text);
    button.textContent = 'Copied';
  },
};

for (const button of document.querySelectorAll('button[data-act]')) button.hidden = false;

document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-act]');
  if (button) void acts[button.dataset.act](button);
});
