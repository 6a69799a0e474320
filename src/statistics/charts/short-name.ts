import { shorten } from '../../domain/message-text.ts';
import type { Look } from './look.ts';

/** A name, cut so that the chart keeps its room. */
export function shortName(name: string, { isNarrow }: Look): string {
  return shorten(name, isNarrow ? 12 : 22);
}
