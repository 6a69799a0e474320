/** Lets files be dropped on `area` and pasted into it; `take` gets them as a list of File. */
export function takeFiles(area, take) {
  const holdsFiles = (event) => event.dataTransfer?.types.includes('Files');
  area.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    take(files);
  });
  area.addEventListener('dragover', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    area.classList.add('file-target');
  });
  area.addEventListener('dragleave', (event) => {
    if (!area.contains(event.relatedTarget)) area.classList.remove('file-target');
  });
  area.addEventListener('drop', (event) => {
    area.classList.remove('file-target');
    if (!holdsFiles(event)) return;
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
}

/** As what Telegram sends a file that was pasted or dropped. */
export function kindOf({ type }) {
  if (type === 'image/gif') return 'animation';
  const [family] = type.split('/');
  return { image: 'photo', video: 'video', audio: 'audio' }[family] ?? 'document';
}

/** Opens the browser's picker; calls `take` with the list of File unless it was left without a choice. */
export function pickFiles({ accept = '', multiple = false }, take) {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.multiple = multiple;
  input.addEventListener('change', () => {
    if (input.files.length > 0) take([...input.files]);
  });
  input.click();
}
