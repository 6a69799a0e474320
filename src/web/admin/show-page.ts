import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';
import type { Response } from 'express';
import { formatAge, formatDuration } from '../../length-of-time.ts';
import type { AssetUrls } from './assets.ts';
import { formatDate, formatTime } from './format.ts';
import { visitOf } from './visit.ts';

/** A step of the way to a page, shown above its title. */
export interface Crumb {
  title: string;
  href: string;
}

/** A page: its title, the way to it, and whatever its view shows. */
export interface PageData {
  title: string;
  crumbs?: Crumb[];
  [name: string]: unknown;
}

/** A line of the navigation. */
export interface NavItem {
  title: string;
  /** With /admin. */
  href: string;
}

/**
 * Answers with a page. `view` is a template's path from src/web/admin, such as `/events/event-list`; the response
 * keeps the status that it has.
 */
export type ShowPage = (response: Response, view: string, data: PageData) => void;

/** Prepares the templates: each is read once, when it is first shown. */
export function createShowPage(options: { assets: AssetUrls; nav: NavItem[] }): ShowPage {
  const eta = new Eta({ views: fileURLToPath(new URL('.', import.meta.url)), cache: true });
  const helpers = { formatTime, formatDate, formatDuration, formatAge };
  return (response, view, data) => {
    const { session, path, takeFlash } = visitOf(response);
    const page = {
      title: data.title,
      crumbs: data.crumbs ?? [],
      csrf: session?.csrf ?? '',
      assets: options.assets,
      nav: session === null ? [] : options.nav.map((item) => ({ ...item, is: place(item, path) })),
      flash: takeFlash(),
    };
    const body = eta.render(view, { ...data, ...helpers, page });
    response.type('html').send(eta.render('/layout', { page, body }));
  };
}

/** Whether an item of the navigation leads to this page ('page'), to the area it is in ('true'), or elsewhere (''). */
function place({ href }: NavItem, path: string): 'page' | 'true' | '' {
  const here = path.replace(/\/$/, '');
  if (here === href) return 'page';
  return href !== '/admin' && here.startsWith(`${href}/`) ? 'true' : '';
}
