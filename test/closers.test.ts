import { expect, test } from '@jest/globals';
import { createClosers } from '../src/closers.ts';

test('closes the last opened first, once, and all of it though one fails', async () => {
  const closed: string[] = [];
  const closers = createClosers();
  closers.add(async () => void closed.push('lock'));
  closers.add(() => Promise.reject(new Error('stuck')));
  closers.add(async () => void closed.push('web'));

  await expect(closers.closeAll()).rejects.toThrow('stuck');
  await closers.closeAll();

  expect(closed).toEqual(['web', 'lock']);
});
