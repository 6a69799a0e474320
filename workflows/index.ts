export { lateAnswer } from './late-answer.ts';
export { ticket } from './ticket.ts';
