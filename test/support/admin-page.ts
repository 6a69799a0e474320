import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { ADMIN_PASSWORD } from './desk.ts';

/** What phones show of a page, in CSS pixels. */
export const PHONE = { width: 390, height: 844 };
const SCREEN = { width: 1280, height: 900 };

/** A folder: pages are photographed into it, for the documents. */
const SCREENSHOTS = process.env['PITCREW_SCREENSHOTS'];

/** A browser in which somebody is logged in to the admin pages. */
export interface AdminPage {
  page: Page;
  /** What pages reported as errors, violations of their Content-Security-Policy among them. */
  faults: string[];
  /** Opens a page; `path` begins with /admin. */
  visit: (path: string) => Promise<void>;
  close: () => Promise<void>;
}

/** Opens a browser and logs in. @param url origin of a desk (openDesk), or of the pages alone (openAdmin) */
export async function openAdminPage(
  url: string,
  options: { password?: string; javaScript?: boolean; viewport?: typeof PHONE } = {},
): Promise<AdminPage> {
  const { password = ADMIN_PASSWORD, javaScript = true, viewport = SCREEN } = options;
  const browser = await openBrowser();
  const page = await browser.newPage({
    viewport,
    javaScriptEnabled: javaScript,
    // What fades from one colour to another is looked at in between otherwise.
    reducedMotion: 'reduce',
  });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => {
    // A form that comes back with faults is an answer of 400, which browsers call a failure.
    if (line.type() === 'error' && !line.text().includes('status of 4')) faults.push(line.text());
  });
  await page.goto(`${url}/admin`);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  return {
    page,
    faults,
    visit: async (path) => void (await page.goto(`${url}${path}`)),
    close: () => browser.close(),
  };
}

/** Holds the page that is shown to axe's rules, in light and dark: nothing serious, nothing critical. */
export async function expectAccessible(page: Page): Promise<void> {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // The rules run from outside of the page: its policy lets no foreign script in.
    const found = await page.evaluate<string[]>(`${axe};\n${FINDINGS}`);
    expect({ colorScheme, found }).toEqual({ colorScheme, found: [] });
  }
  await page.emulateMedia({ colorScheme: null });
}

const FINDINGS = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html + ' ' + failureSummary)))`;

/** Holds the page to the width of the screen: nothing makes it scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(beyond).toBeLessThanOrEqual(0);
}

/** Photographs the page as `<name>.png`, where PITCREW_SCREENSHOTS names a folder. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (SCREENSHOTS === undefined) return;
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
}
