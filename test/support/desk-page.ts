import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { loadConfig } from '../../src/config.ts';
import { startDesk } from '../../src/desk.ts';
import { createLogger } from '../../src/logger.ts';
import { openBrowser } from './browser.ts';
import { serverOf, TEST_TEMPORAL_CLI } from './servers.ts';
import { until } from './until.ts';

/** In the words of the browser: nothing on the page moves. */
const AT_REST = 'document.getAnimations().every((each) => each.playState === "finished")';

/** A whole desk in its sandbox, in an empty folder, and a browser that looks at it. */
export interface DeskPage {
  /** Origin of the desk. */
  web: string;
  page: Page;
  /** What the page reported as errors. */
  faults: string[];
  /** Waits until nothing on the page moves. */
  atRest: () => Promise<void>;
  close: () => Promise<void>;
}

/** Starts a desk as `npm start` does, and opens the page of its sandbox. */
export async function openDeskPage(): Promise<DeskPage> {
  const folder = await mkdtemp(join(tmpdir(), 'pitcrew-desk-'));
  const env = { DATA_DIR: folder, PORT: '0', TEMPORAL_CLI: serverOf(TEST_TEMPORAL_CLI) };
  const desk = await startDesk(loadConfig(env), {
    role: 'all',
    logger: createLogger({ level: 'silent' }),
    progress: () => undefined,
    onFailure: (error) => {
      throw error;
    },
  });
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text());
  });
  await page.goto(desk.addresses.sandbox ?? '');
  return {
    web: desk.addresses.web,
    page,
    faults,
    async atRest() {
      await until('the page is at rest', () => page.evaluate<boolean>(AT_REST));
    },
    async close() {
      await browser.close();
      await desk.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
