import type { Button } from '../../domain/ports.ts';

/** A message that shows something, and what can be done about it. */
export interface Page {
  html: string;
  buttons: Button[][];
}
