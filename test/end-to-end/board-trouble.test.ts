import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { linkAgents, MAX_PHONE, openAgentsEvent } from '../support/agents-chat.ts';
import { BOT, LENA, MAX, openDesk, type TestDesk } from '../support/desk.ts';
import { deliveryOf } from '../support/delivery.ts';
import type { TestOrganizer } from '../support/organizer.ts';
import { until } from '../support/until.ts';

const WAYS = [
  { way: 'by webhooks', options: { todoistWebhooks: true, pollSeconds: 2 } },
  { way: 'by polling', options: {} },
];

describe.each(WAYS)('a board in trouble, heard of $way', ({ options }) => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk(options);
    await desk.openEvent();
    await linkAgents(desk);
  });
  afterAll(async () => {
    // Whatever becomes of the boards, the counters add up.
    await deliveryOf(desk);
    await desk.close();
  });

  const hasStatus = (number: number, wanted: string) =>
    desk.ticketWhen(number, `is ${wanted}`, ({ status }) => status === wanted);
  const column = (taskId: string) => {
    const { projectId = '', sectionId } = desk.todoist.task(taskId) ?? {};
    return desk.todoist.sections(projectId).find(({ id }) => id === sectionId)?.name;
  };
  const liesIn = (taskId: string, name: string) =>
    until(`the card lies in ${name}`, () => column(taskId) === name);
  const sectionId = (projectId: string, name: string) =>
    desk.todoist.sections(projectId).find((section) => section.name === name)?.id ?? '';
  const heardOf = (organizer: TestOrganizer, words: string) =>
    organizer.heard().filter(({ text }) => text.includes(words)).length;

  /** What is written next opens another ticket, linked to this one, with a card of its own. */
  const opensLinked = async (organizer: TestOrganizer, number: number) => {
    const next = await organizer.opens('I still need help');
    expect(await desk.ticket(next.number)).toMatchObject({
      previousNumber: number,
      status: 'new',
    });
    return next;
  };

  test.concurrent('a deleted task closes its ticket, and the organizer is told once', async () => {
    const event = await openAgentsEvent(desk);
    const organizer = await event.organizer('Dela');
    const { number, taskId } = await organizer.opens('Delete me');
    desk.todoist.assign(LENA.id, taskId, LENA.id);
    await organizer.hears('Lena is on');
    desk.todoist.deleteTask(LENA.id, taskId);

    await organizer.hears(`The team closed #${number}`);
    await hasStatus(number, 'closed');
    await event.card(number, 'Closed');
    const next = await opensLinked(organizer, number);
    expect(next.taskId).not.toBe(taskId);
    expect(heardOf(organizer, 'The team closed')).toBe(1);
  });

  test.concurrent('a task that is moved to another project closes its ticket', async () => {
    const event = await openAgentsEvent(desk);
    const elsewhere = await openAgentsEvent(desk);
    const organizer = await event.organizer('Mo');
    const { number, taskId } = await organizer.opens('Move me');
    desk.todoist.moveToProject(LENA.id, taskId, elsewhere.projectId);

    await organizer.hears(`The team closed #${number}`);
    await hasStatus(number, 'closed');
    // Nobody is answered there any more, and nobody's other board is touched.
    desk.todoist.comment(LENA.id, taskId, 'Can you hear me?');
    await opensLinked(organizer, number);
    expect(heardOf(organizer, 'Can you hear me?')).toBe(0);
    expect(desk.todoist.task(taskId)).toMatchObject({
      projectId: elsewhere.projectId,
      checked: false,
    });
  });

  test.concurrent('a task that is moved out of sight closes its ticket', async () => {
    const event = await openAgentsEvent(desk);
    const hidden = await openAgentsEvent(desk);
    const organizer = await event.organizer('Hal');
    const { number, taskId } = await organizer.opens('Hide me');
    desk.todoist.unshare(LENA.id, hidden.projectId, BOT.id);
    desk.todoist.moveToProject(LENA.id, taskId, hidden.projectId);

    await organizer.hears(`The team closed #${number}`);
    await hasStatus(number, 'closed');
    await opensLinked(organizer, number);
    expect(heardOf(organizer, 'The team closed')).toBe(1);
  });

  test.concurrent('a deleted project closes what was open, and tells everybody', async () => {
    const event = await openAgentsEvent(desk);
    const [pia, pit, pam] = await Promise.all(
      ['Pia', 'Pit', 'Pam'].map((name) => event.organizer(name)),
    );
    if (!pia || !pit || !pam) throw new Error('Somebody is missing.');
    const first = await pia.opens('Where is the stage?');
    const second = await pit.opens('Where is the bar?');
    desk.todoist.assign(LENA.id, second.taskId, LENA.id);
    await pit.hears('Lena is on');
    desk.todoist.deleteProject(LENA.id, event.projectId);

    await pia.hears(`The team closed #${first.number}`);
    await pit.hears(`The team closed #${second.number}`);
    await hasStatus(first.number, 'closed');
    await hasStatus(second.number, 'closed');
    await event.hears('has lost its board');
    // What comes now reaches nobody, and its writer knows.
    pam.say('Is anybody there?');
    await pam.hears('board cannot be reached');
    for (const organizer of [pia, pit]) expect(heardOf(organizer, 'The team closed')).toBe(1);
    const told = event.heard().filter(({ text }) => text.includes('has lost its board'));
    expect(told).toHaveLength(1);
  });

  test.concurrent('a project that comes back from the archive is worked on again', async () => {
    const event = await openAgentsEvent(desk);
    const organizer = await event.organizer('Ari');
    const { number } = await organizer.opens('Before the archive');
    desk.todoist.archiveProject(LENA.id, event.projectId);
    await organizer.hears(`The team closed #${number}`);
    await hasStatus(number, 'closed');
    await event.hears('has lost its board');
    desk.todoist.unarchiveProject(LENA.id, event.projectId);
    await event.hears('has its board again');

    const { taskId } = await opensLinked(organizer, number);
    desk.todoist.assign(LENA.id, taskId, LENA.id);
    await organizer.hears('Lena is on');
    await liesIn(taskId, 'In progress');
    expect(heardOf(organizer, 'The team closed')).toBe(1);
  });

  test.concurrent('renamed columns are the same columns', async () => {
    const event = await openAgentsEvent(desk);
    const { projectId } = event;
    const organizer = await event.organizer('Rena');
    const { number, taskId } = await organizer.opens('Rename it');
    for (const [name, other] of [
      ['New', 'Inbox'],
      ['In progress', 'Doing'],
      ['Waiting', 'Blocked'],
    ] as const) {
      desk.todoist.renameSection(LENA.id, sectionId(projectId, name), other);
    }
    desk.todoist.assign(LENA.id, taskId, LENA.id);
    await liesIn(taskId, 'Doing');
    desk.todoist.move(LENA.id, taskId, 'Blocked');
    await hasStatus(number, 'waiting');
    desk.todoist.move(LENA.id, taskId, 'Inbox');
    await hasStatus(number, 'new');

    expect(desk.todoist.sections(projectId).map(({ name }) => name)).toEqual([
      'Inbox',
      'Doing',
      'Blocked',
    ]);
  });

  test.concurrent('a deleted column is made again, and cards go there as before', async () => {
    const event = await openAgentsEvent(desk);
    const { projectId } = event;
    const organizer = await event.organizer('Col');
    const { number, taskId } = await organizer.opens('Delete the column');
    desk.todoist.deleteSection(LENA.id, sectionId(projectId, 'In progress'));
    desk.todoist.assign(LENA.id, taskId, LENA.id);
    await organizer.hears('Lena is on');
    await liesIn(taskId, 'In progress');
    desk.todoist.deleteSection(LENA.id, sectionId(projectId, 'Waiting'));
    await until('Waiting is there again', () => sectionId(projectId, 'Waiting') !== '');
    desk.todoist.move(LENA.id, taskId, 'Waiting');
    await hasStatus(number, 'waiting');

    const names = desk.todoist.sections(projectId).map(({ name }) => name);
    expect(names.toSorted()).toEqual(['In progress', 'New', 'Waiting']);
  });

  test.concurrent('cards that a deleted column takes with it are closed, and new ones find it again', async () => {
    const event = await openAgentsEvent(desk);
    const organizer = await event.organizer('Cora');
    const { number } = await organizer.opens('I go with the column');
    desk.todoist.deleteSection(LENA.id, sectionId(event.projectId, 'New'));

    await organizer.hears(`The team closed #${number}`);
    await hasStatus(number, 'closed');
    const next = await opensLinked(organizer, number);
    await liesIn(next.taskId, 'New');
    expect(heardOf(organizer, 'The team closed')).toBe(1);
  });

  test.concurrent('an agent who leaves the project gives their tickets back', async () => {
    const event = await openAgentsEvent(desk);
    const organizer = await event.organizer('Lea');
    const { number, taskId } = await organizer.opens('Do not leave me');
    desk.todoist.assign(MAX.id, taskId, MAX.id);
    await organizer.hears('Max is on');
    desk.todoist.unshare(LENA.id, event.projectId, MAX.id);

    await organizer.hears(`#${number} is back in the queue`);
    expect(await hasStatus(number, 'new')).toMatchObject({ agent: null });
    await liesIn(taskId, 'New');
    desk.todoist.assign(LENA.id, taskId, LENA.id);
    await organizer.hears('Lena is on');
    expect(heardOf(organizer, 'back in the queue')).toBe(1);
  });

  test.concurrent('who takes a request without being in its project holds it, and the card says what to do', async () => {
    const event = await openAgentsEvent(desk);
    const organizer = await event.organizer('Tak');
    desk.todoist.unshare(LENA.id, event.projectId, MAX.id);
    const { number, taskId } = await organizer.opens('Take me');
    await event.presses(MAX_PHONE, await event.card(number, 'Free to take'), '🙋 Take');

    await organizer.hears('Max is on');
    expect(await hasStatus(number, 'claimed')).toMatchObject({ agent: { name: MAX.name } });
    const warnings = () =>
      desk.todoist
        .comments(taskId)
        .map(({ content }) => content)
        .filter((text) => text.startsWith('⚠️'));
    await until('the card says so', () => warnings().length > 0);
    await liesIn(taskId, 'In progress');
    expect(warnings()).toEqual([
      '⚠️ Todoist would not assign this to Max Roth: invite Max Roth to the project.',
    ]);
    expect(desk.todoist.task(taskId)?.responsibleUid).toBeNull();
  });
});
