const units = ['B', 'KB', 'MB', 'GB'];

/** A number of bytes as people read it: "2.4 MB"; empty where it is not known. */
export function fileSize(bytes) {
  if (typeof bytes !== 'number') return '';
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size.toFixed(size < 10 && unit > 0 ? 1 : 0)} ${units[unit]}`;
}
