export { announcement } from './announcement.ts';
export { boardNews } from './board-news.ts';
export { dailyDigest } from './daily-digest.ts';
export { lateAnswer } from './late-answer.ts';
export { ticket } from './ticket.ts';
