/** What Pitcrew itself says, by name: each is a text in `src/i18n/locales`. */

/** What the organizer is told at each step; each is a text in `src/i18n/locales`. */
export type NoticeName =
  | 'accepted'
  | 'accepted-closed'
  | 'claimed'
  | 'claimed-by-someone'
  | 'handed-over'
  | 'released'
  | 'released-silent'
  | 'waiting'
  | 'waiting-reminder'
  | 'solved'
  | 'solved-by-you'
  | 'rated'
  | 'rating-comment'
  | 'reopened'
  | 'closed'
  | 'closed-waiting'
  | 'cancelled'
  | 'task-deleted'
  | 'not-delivered'
  | 'board-gone'
  | 'file-refused';

/** What Pitcrew itself says in a task's comments; each is a text in `src/i18n/locales`. */
export type RemarkName =
  | 'lost-race'
  | 'organizer-solved'
  | 'organizer-cancelled'
  | 'organizer-reopened'
  | 'operator-released'
  | 'operator-resolved'
  | 'operator-reopened'
  | 'operator-closed'
  | 'reply-failed'
  | 'edit-failed'
  | 'unknown-script'
  | 'unclaimed'
  | 'urgent'
  | 'first-reply-due'
  | 'released-silent'
  | 'closed-waiting'
  | 'cannot-assign'
  | 'closed-for-good';

/** What is said in an agents' chat: to somebody who pressed a button there, or of the board; each is a text in `src/i18n/locales`. */
export type AgentsText = 'take-lost' | 'take-late' | 'board-lost' | 'board-back';
