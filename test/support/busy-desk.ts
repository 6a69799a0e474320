import { sandboxClient } from './sandbox-client.ts';
import { until } from './until.ts';

const TOM = 5002;
const ANNA = 5001;
const LENA = '7001';
const MAX = '7002';

/**
 * Plays half an hour of a hackathon on a fresh sandbox, so that there is something to look at.
 * @returns the card to open, Lena's
 */
export async function playBusyDesk(origin: string): Promise<{ task: string }> {
  const { state, act, write, card } = sandboxClient(origin);
  const move = async (actor: string, task: string, column: string) => {
    const sections = (await state()).projects.flatMap((project) => project.sections);
    const section = sections.find(({ name }) => name === column)?.id;
    await act('move', { actor, task, section });
  };
  const ask = async (person: number, text: string, receipt: string) => {
    await write(person, '/new', '');
    await write(person, text, receipt);
    return (await card(text)).id;
  };
  const told = (person: number, text: string) =>
    until(`${person} is told "${text}"`, async () =>
      (await state()).organizers
        .find(({ id }) => id === person)
        ?.messages.find((message) => message.from === 'bot' && message.text.includes(text)),
    );

  const wifi = await ask(TOM, 'Wi-Fi is down in hall B', 'Got it: #1');
  await act('assign', { actor: MAX, task: wifi, person: MAX });
  await act('comment', { actor: MAX, task: wifi, text: 'Restarted the access point. Better?' });
  await told(TOM, 'Restarted the access point');
  await act('complete', { actor: MAX, task: wifi });
  const solved = await told(TOM, '#1 is solved');
  await act('press', { person: TOM, chatId: TOM, messageId: solved.messageId, button: '5 ★' });

  const cord = await ask(ANNA, 'Нужен удлинитель на стол 14', '#2');
  await act('assign', { actor: MAX, task: cord, person: MAX });
  await told(ANNA, 'отвечает Max');
  await act('comment', { actor: MAX, task: cord, text: 'Несу, буду через пять минут.' });

  const lunch = await ask(TOM, 'Two vegetarian lunches are missing at table 7', '#3');
  await act('comment', { actor: LENA, task: lunch, text: 'Which team are they for?' });
  await told(TOM, 'Which team are they for');
  await move(LENA, lunch, 'Waiting');
  await told(TOM, '#3 is waiting for you');

  await ask(ANNA, 'Где жюри получает бейджи?', '#4');
  const coffee = await ask(TOM, 'Coffee has run out on the second floor', '#5');
  await act('update-task', { actor: LENA, task: coffee, labels: ['support', 'catering'] });

  const projector = await ask(TOM, 'The projector in the main hall shows no picture', '#6');
  await act('update-task', {
    actor: LENA,
    task: projector,
    priority: 4,
    labels: ['support', 'stage'],
  });
  await move(LENA, projector, 'In progress');
  await told(TOM, 'Lena is on #6');
  await act('comment', {
    actor: LENA,
    task: projector,
    text: 'On my way with a spare cable, two minutes.',
  });
  const reply = await told(TOM, 'spare cable');
  await act('comment', { actor: LENA, task: projector, text: '// HDMI cables are in box 3' });
  await act('say', {
    person: TOM,
    text: 'Great, the jury begins at 15:00',
    replyTo: reply.messageId,
  });
  await until('the thanks are on the board', async () =>
    (await card('projector')).comments.some(({ content }) => content.includes('15:00')),
  );
  await until('the thanks are seen', async () =>
    (await state()).organizers
      .find(({ id }) => id === TOM)
      ?.messages.find(({ text }) => text.includes('15:00'))
      ?.reactions.includes('👌'),
  );
  return { task: projector };
}
