import { LENA, MAX, type TestDesk } from './desk.ts';
import { newOrganizer } from './organizer.ts';
import { until } from './until.ts';

/** Numbers of the tickets, each named for what it is. */
export type Queue = Record<
  'overdue' | 'unanswered' | 'helped' | 'failing' | 'waiting' | 'urgent' | 'solved',
  number
>;

/** Nobody waits for the first two. */
const TIMERS = {
  remindUnclaimed: ['1s'],
  escalateUnclaimed: '30m',
  firstReply: '1s',
  releaseSilentClaim: 'off',
  waitingReminder: '24h',
  waitingClose: '72h',
  reopenWindow: '24h',
};

/** Opens the event HACK, and plays one ticket of each kind that operators look for. */
export async function playQueue(desk: TestDesk): Promise<Queue> {
  const { telegram, todoist } = desk;
  await desk.openEvent({ timers: TIMERS });

  const ada = await newOrganizer(desk, 'Ada');
  const overdue = await ada.opens('Projector in hall A stays dark');

  const bob = await newOrganizer(desk, 'Bob');
  const helped = await bob.opens('Wi-Fi is down in hall B, the judges cannot upload scores');
  todoist.assign(LENA.id, helped.taskId, LENA.id);
  await bob.hears('Lena is on');
  todoist.comment(LENA.id, helped.taskId, 'On it: restarting the access point, two minutes.');
  await bob.hears('access point');
  todoist.comment(MAX.id, helped.taskId, '// the spare one is in the van');
  await bob.delivered(bob.say('It blinks red now'));

  const cleo = await newOrganizer(desk, 'Cleo');
  const failing = await cleo.opens('Badge printer is out of paper');
  todoist.assign(MAX.id, failing.taskId, MAX.id);
  await cleo.hears('Max is on');
  telegram.trouble.block(cleo.id);
  todoist.comment(MAX.id, failing.taskId, 'Paper is on its way');
  await until('Max is told', () =>
    todoist.comments(failing.taskId).some(({ content }) => content.startsWith('⚠️')),
  );

  const dora = await newOrganizer(desk, 'Dora');
  const waiting = await dora.opens('Can we get another table?');
  todoist.comment(LENA.id, waiting.taskId, 'How large?');
  await dora.hears('How large?');
  todoist.move(LENA.id, waiting.taskId, 'Waiting');
  await dora.hears('waiting for you');

  const finn = await newOrganizer(desk, 'Finn');
  const urgent = await finn.opens('The main stage has no power');
  todoist.updateTask(MAX.id, urgent.taskId, { priority: 4 });
  todoist.comment(MAX.id, urgent.taskId, 'Electrician is called');
  await finn.hears('Electrician');

  const ella = await newOrganizer(desk, 'Ella');
  const solved = await ella.opens('Where is the quiet room?');
  todoist.comment(MAX.id, solved.taskId, 'Second floor, room 204.');
  await ella.hears('204');
  todoist.complete(MAX.id, solved.taskId);
  await ella.hears('is solved');

  const gina = await newOrganizer(desk, 'Gina');
  const unanswered = await gina.opens('We need a second microphone');
  todoist.assign(MAX.id, unanswered.taskId, MAX.id);
  await gina.hears('Max is on');

  return {
    overdue: overdue.number,
    unanswered: unanswered.number,
    helped: helped.number,
    failing: failing.number,
    waiting: waiting.number,
    urgent: urgent.number,
    solved: solved.number,
  };
}
