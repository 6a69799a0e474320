import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { startSandbox } from '../../src/sandbox/sandbox.ts';

test('a sandbox started again has the same people and tokens, and what was said before', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'pitcrew-sandbox-'));
  const first = await startSandbox({ dataDir });
  const tom = first.cast.organizers[0]?.id ?? 0;
  const lena = first.cast.agents[0];
  first.telegram.say(tom, 'Before the restart');
  first.telegram.say(lena?.telegramId ?? 0, { chatId: first.cast.agentsChat.id, text: 'Hi, Max' });
  await first.stop();
  await expect(fetch(`${first.telegramUrl}/`)).rejects.toThrow();
  await expect(fetch(`${first.todoistUrl}/`)).rejects.toThrow();

  const again = await startSandbox({ dataDir });
  expect([again.telegramToken, again.todoistToken]).toEqual([
    first.telegramToken,
    first.todoistToken,
  ]);
  expect(again.telegram.chat(tom).map(({ text }) => text)).toEqual(['Before the restart']);
  expect(again.telegram.chat(again.cast.agentsChat.id)).toMatchObject([{ text: 'Hi, Max' }]);
  expect(again.todoist.people().map(({ name }) => name)).toEqual(['Pitcrew', 'Lena', 'Max']);
  const user = await fetch(`${again.todoistUrl}/api/v1/user`, {
    headers: { authorization: `Bearer ${again.todoistToken}` },
  });
  expect(await user.json()).toMatchObject({ id: again.cast.bot.todoistId, full_name: 'Pitcrew' });
  await again.stop();
  await rm(dataDir, { recursive: true });
});
