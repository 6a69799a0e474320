import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openAgentsEvent } from '../support/agents-chat.ts';
import { BOT, LENA, openDesk, type TestDesk } from '../support/desk.ts';
import { newOrganizer } from '../support/organizer.ts';
import { until } from '../support/until.ts';

/** Todoist has forgotten what the desk knew: it tells everything that is active, and nothing of what is not. */
describe('after a stop, a full answer of Todoist', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk();
    await desk.openEvent();
  });
  afterAll(() => desk.close());

  const whileStopped = async (act: () => void) => {
    await desk.stop();
    act();
    desk.todoist.trouble.expireSyncTokens();
    await desk.start();
  };
  const hasStatus = (number: number, wanted: string) =>
    desk.ticketWhen(number, `is ${wanted}`, ({ status }) => status === wanted);

  /** The board has been read once more. */
  const answersAreHeard = async () => {
    const organizer = await newOrganizer(desk, 'Ada');
    const { taskId } = await organizer.opens('Is anybody there?');
    desk.todoist.comment(LENA.id, taskId, 'Yes, we are');
    await organizer.hears('Yes, we are');
  };

  test.each([
    ['deleted', (projectId: string) => desk.todoist.deleteProject(LENA.id, projectId)],
    ['archived', (projectId: string) => desk.todoist.archiveProject(LENA.id, projectId)],
    ['no longer shared', (projectId: string) => desk.todoist.unshare(LENA.id, projectId, BOT.id)],
  ])('closes the tickets of a project that was %s meanwhile', async (_, lose) => {
    const event = await openAgentsEvent(desk);
    const organizer = await event.organizer('Fay');
    const { number } = await organizer.opens('Where is the stage?');

    await whileStopped(() => lose(event.projectId));

    await organizer.hears(`The team closed #${number}`);
    await hasStatus(number, 'closed');
    await event.hears('has lost its board');
    await whileStopped(() => undefined);
    await answersAreHeard();
    const told = event.heard().filter(({ text }) => text.includes('has lost its board'));
    expect(told).toHaveLength(1);
    expect(organizer.heard().filter(({ text }) => text.includes('The team closed'))).toHaveLength(
      1,
    );
  });

  test('makes columns again that were deleted meanwhile', async () => {
    const event = await openAgentsEvent(desk);
    const { projectId } = event;
    const organizer = await event.organizer('Gus');
    const { number, taskId } = await organizer.opens('Where is the bar?');
    const names = () => desk.todoist.sections(projectId).map(({ name }) => name);

    await whileStopped(() => {
      for (const { id, name } of desk.todoist.sections(projectId)) {
        if (name !== 'New') desk.todoist.deleteSection(LENA.id, id);
      }
    });

    await until('the columns are there again', () => names().length === 3);
    expect(names().toSorted()).toEqual(['In progress', 'New', 'Waiting']);
    desk.todoist.move(LENA.id, taskId, 'In progress');
    expect(await hasStatus(number, 'claimed')).toMatchObject({ agent: { name: LENA.name } });
  });

  test('changes nothing where nothing happened, and brings what was said', async () => {
    const event = await openAgentsEvent(desk);
    const organizer = await event.organizer('Hugo');
    const { number, taskId } = await organizer.opens('Where is the exit?');
    desk.todoist.assign(LENA.id, taskId, LENA.id);
    desk.todoist.comment(LENA.id, taskId, 'Behind you');
    await organizer.hears('Behind you');
    const [first] = desk.todoist.comments(taskId).filter(({ content }) => content === 'Behind you');

    await whileStopped(() => {
      desk.todoist.editComment(LENA.id, first?.id ?? '', 'Behind the stage');
      desk.todoist.comment(LENA.id, taskId, 'And mind the step');
    });

    await organizer.hears('And mind the step');
    await organizer.hears('Behind the stage');
    const replies = organizer.heard().filter(({ text }) => text.startsWith('Lena\n'));
    expect(replies.map(({ text }) => text)).toEqual([
      'Lena\nBehind the stage',
      'Lena\nAnd mind the step',
    ]);
    expect(await desk.ticket(number)).toMatchObject({ status: 'claimed', reopenedCount: 0 });
    expect(event.heard().some(({ text }) => text.includes('has lost its board'))).toBe(false);
  });
});
