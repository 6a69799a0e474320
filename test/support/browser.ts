import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe } from '@jest/globals';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Chromium of this machine: CHROMIUM, or the first of its names on PATH; null where there is none. */
function findBrowser(): string | null {
  const { CHROMIUM, PATH = '' } = process.env;
  const places = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return CHROMIUM ?? places.find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const path = findBrowser();

/**
 * Tests of pages. Where no Chromium is found they are skipped by name; CI sets PITCREW_REQUIRE_BROWSER, so that there
 * they fail instead.
 */
export const describePages =
  path === null && !process.env['PITCREW_REQUIRE_BROWSER'] ? describe.skip : describe;

/** Starts Chromium; it looks up nothing outside this machine. */
export function openBrowser(): Promise<Browser> {
  if (path === null) throw new Error('No Chromium is found: install it, or set CHROMIUM.');
  return chromium.launch({
    executablePath: path,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
