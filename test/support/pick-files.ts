import type { Page } from 'playwright-core';

/** A picture of one point. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** Picks pictures in the file chooser that `open` opens. @param content of each; one point by default */
export async function pickFiles(
  page: Page,
  open: () => Promise<void>,
  names: string[],
  content = PNG,
): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), open()]);
  await chooser.setFiles(names.map((name) => ({ name, mimeType: 'image/png', buffer: content })));
}
