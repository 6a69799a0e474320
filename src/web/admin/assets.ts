import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Router } from 'express';

const FILES = {
  'pico.css': '@picocss/pico/css/pico.classless.min.css',
  'admin.css': './assets/admin.css',
  'htmx.js': 'htmx.org/dist/htmx.min.js',
  'admin.js': './assets/admin.js',
  'icon.svg': './assets/icon.svg',
};

/** Addresses of what each page loads, by name. They change with the content, so that browsers may keep it. */
export type AssetUrls = Record<keyof typeof FILES, string>;

/** Style and script of the pages, read once; all of it is served from here. */
export function createAssets(): { urls: AssetUrls; router: Router } {
  const require = createRequire(import.meta.url);
  const read = (source: string) =>
    readFileSync(
      source.startsWith('./')
        ? fileURLToPath(new URL(source, import.meta.url))
        : require.resolve(source),
    );
  const contents = Object.entries(FILES).map(([name, source]) => [name, read(source)] as const);
  const hash = createHash('sha256');
  for (const [, content] of contents) hash.update(content);
  const version = hash.digest('hex').slice(0, 12);

  const router = Router();
  for (const [name, content] of contents) {
    router.get(`/${version}/${name}`, (_request, response) => {
      response.set('Cache-Control', 'public, max-age=31536000, immutable');
      response.type(name).send(content);
    });
  }
  const urls = contents.map(([name]) => [name, `/admin/assets/${version}/${name}`]);
  return { urls: Object.fromEntries(urls) as AssetUrls, router };
}
