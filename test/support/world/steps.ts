import * as fc from 'fast-check';
import type { OperatorAct } from '../../../src/domain/operator-acts.ts';
import { LENA, MAX, SECOND } from '../ticket.ts';
import type { TicketWorld } from './ticket-world.ts';

/** Something that happens in a world. */
export interface Step {
  (world: TicketWorld): void;
  [fc.toStringMethod]?: () => string;
}

/** Some kinds of things that happen. */
export type Steps = fc.Arbitrary<Step>[];

/** A step that is told by its name where a story fails. */
export const named = (name: string, step: Step): fc.Arbitrary<Step> =>
  fc.constant(Object.assign(step, { [fc.toStringMethod]: () => name }));

/** Long enough to be two comments, and more than a card's description. */
const LONG = 'long '.repeat(3_300).trim();

/** Things on their way go on: to each side and back, from the board, from the organizer. */
export const travels: Steps = [
  named('reachBoard', (world) => world.toBoard.reach()),
  named('hear of the board', (world) => world.toBoard.hearBack()),
  named('reachOrganizer', (world) => world.toOrganizer.reach()),
  named('hear of the organizer', (world) => world.toOrganizer.hearBack()),
  named('ask', (world) => world.pulls.ask()),
  named('read', (world) => world.pulls.read()),
  named('arrive', (world) => world.pulls.arrive()),
  ...[0, 1, 2, 5].map((pick) => named(`webhook ${pick}`, (world) => world.webhook(pick))),
  ...[0, 1].map((pick) => named(`update ${pick}`, (world) => world.organizer.update(pick))),
];

export const agentsTravels: Steps = [
  named('reachAgents', (world) => world.toAgents.reach()),
  named('hear of the agents', (world) => world.toAgents.hearBack()),
];

const write = (number: number) =>
  named(`write ${number}`, (world) => {
    world.organizer.write(number);
    world.organizer.update(0);
  });

export const organizerActs: Steps = [
  ...[2, 3].map(write),
  named('solved', (world) => world.tell({ type: 'organizerSolved' })),
  named('reopened', (world) => world.tell({ type: 'organizerReopened' })),
  named('rated', (world) =>
    world.tell({ type: 'organizerRated', given: { rating: 4, promptMessageId: 77 } }),
  ),
  named('moved', (world) => {
    const { seenMessages, movedAway } = world.state();
    if (!seenMessages.includes('tg-2') || movedAway.includes('tg-2')) return;
    world.rows.moveAway(['tg-2']);
    const move = { messageIds: ['tg-2'], toNumber: 43, receiptMessageId: 1001 };
    world.tell({ type: 'messagesMovedAway', move });
  }),
];

/** Words that change, files, and what comes late. */
export const organizerWords: Steps = [
  ...[4, 5, 6, 7].map(write),
  named('write 2, to come later', (world) => world.organizer.write(2)),
  ...[1, 2, 3, 7].map((number) =>
    named(`edit ${number}`, (world) => world.organizer.edit(number, `message ${number} again`)),
  ),
  ...[1, 2].map((number) =>
    named(`edit ${number} at length`, (world) => world.organizer.edit(number, LONG)),
  ),
  named('edit 2 back', (world) => world.organizer.edit(2, 'message 2')),
];

export const lenaAnswers = named('Lena answers', (world) => {
  world.board.say(LENA, 'Looking into it');
});

export const agentActs: Steps = [
  lenaAnswers,
  named('Max answers', (world) => void world.board.say(MAX, '⚠️ Careful')),
  named('note', (world) => void world.board.say(MAX, '// between us')),
  named('looks like ours', (world) => void world.board.say(LENA, '**Anna Petrova:** message 2')),
  ...[LENA, MAX].map((who) =>
    named(`assign ${who.name}`, (world) => world.board.change({ assignee: who.id })),
  ),
  named('unassign', (world) => world.board.change({ assignee: null })),
  named('drag to New', (world) => world.board.change({ column: 'new' }, LENA)),
  named('drag to In progress', (world) => world.board.change({ column: 'inProgress' }, LENA)),
  named('drag to Waiting', (world) => world.board.change({ column: 'waiting' }, MAX)),
  named('drag elsewhere', (world) => world.board.change({ column: 'elsewhere' }, MAX)),
  named('complete', (world) => world.board.change({ completed: true })),
  named('uncomplete', (world) => world.board.change({ completed: false })),
  named('a minute passes', (world) => world.pass(60 * SECOND)),
];

/** One of the comments that people wrote. */
function peoplesComment(world: TicketWorld, pick: number): string | undefined {
  const theirs = world.board.comments().filter(({ author }) => author === LENA || author === MAX);
  return theirs.at(-1 - pick)?.id;
}

const WORDS = ['Fixed now', '// never mind', '!wifi', '!wfi', 'One|Two|Three', 'Looking into it'];

/** Comments that change, go, call scripts and are long. */
export const agentWords: Steps = [
  named('script', (world) => void world.board.say(LENA, '!wifi and good luck')),
  named('no script', (world) => void world.board.say(MAX, '!wfi')),
  named('long answer', (world) => void world.board.say(MAX, 'First|Second')),
  ...WORDS.flatMap((text) =>
    [0, 1].map((pick) =>
      named(`comment ${pick} becomes ${text}`, (world) => {
        world.board.rewrite(peoplesComment(world, pick) ?? '', text);
      }),
    ),
  ),
  ...[0, 1].map((pick) =>
    named(`comment ${pick} is deleted`, (world) => {
      world.board.remove(peoplesComment(world, pick) ?? '');
    }),
  ),
];

/** Take, urgency, and time. */
export const deskActs: Steps = [
  ...[LENA, MAX].map((agent) =>
    named(`${agent.name} takes`, (world) =>
      world.tell({ type: 'agentTook', take: { agent, chatId: -4001 } }),
    ),
  ),
  named('p1', (world) => world.board.change({ priority: 4 })),
  named('p4', (world) => world.board.change({ priority: 1 })),
  ...[11, 31].map((minutes) =>
    named(`${minutes} minutes pass`, (world) => world.pass(minutes * 60 * SECOND)),
  ),
  named('the deadline fires early', (world) => world.tell({ type: 'deadlinePassed' })),
  named('a new run', (world) => world.continueAsNew()),
];

const act = (world: TicketWorld, asked: OperatorAct, id = `${world.decided.store.length}`) =>
  world.tell({ type: 'operatorActed', id, act: asked });

/** What operators do, and what they do twice under one id. */
export const operatorActs: Steps = [
  ...(['release', 'resolve', 'reopen'] as const).map((type) =>
    named(`operator: ${type}`, (world) => act(world, { type })),
  ),
  ...[LENA, MAX].map((agent) =>
    named(`operator: claim for ${agent.name}`, (world) => act(world, { type: 'claim', agent })),
  ),
  ...(['reply', 'note'] as const).flatMap((type) => [
    named(`operator: ${type}`, (world) => act(world, { type, author: 'Tom', text: 'Patience' })),
    named(`operator: ${type}, perhaps again`, (world) =>
      act(world, { type, author: 'Tom', text: 'Patience' }, type),
    ),
  ]),
];

export const operatorResends: Steps = [
  named('operator: resend', (world) => act(world, { type: 'resend' })),
];

export const ends: Steps = [
  named('cancelled', (world) => world.tell({ type: 'organizerCancelled' })),
  named('a day passes', (world) => world.pass(24 * 60 * 60 * SECOND)),
  named('delete the card', (world) => world.board.change({ deleted: true })),
];

export const refusals: Steps = [
  named('Todoist refuses', (world) => world.toBoard.reach('refused-by-todoist')),
  named('Telegram refuses', (world) => world.toOrganizer.reach('refused-by-telegram')),
];

export const agentsRefusals: Steps = [
  named('the agents chat refuses', (world) => world.toAgents.reach('refused-by-telegram')),
];

/** The organizer blocks the bot, and comes back. */
export const absences: Steps = [
  named('block', (world) => world.phone.block(true)),
  named('come back', comeBack),
];

/** The organizer speaks to the bot again. */
export function comeBack(world: TicketWorld): void {
  world.phone.block(false);
  world.tell({ type: 'organizerReturned' });
}
