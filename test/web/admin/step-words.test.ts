import { describe, expect, it } from '@jest/globals';
import type { LifeStep } from '../../../src/database/ticket-life.ts';
import { offeredActs } from '../../../src/web/admin/tickets/offered-acts.ts';
import { stepWords } from '../../../src/web/admin/tickets/step-words.ts';

const step = (status: LifeStep['status'], agent: string | null = null): LifeStep => ({
  kind: 'step',
  at: new Date(0),
  status,
  agentTodoistId: agent,
  agentName: agent,
});

describe('a step of a ticket’s life', () => {
  it.each([
    [null, step('new'), 'Opened'],
    [step('new'), step('claimed', 'Ann'), 'Claimed by Ann'],
    [step('new'), step('claimed'), 'Claimed by somebody'],
    [step('claimed', 'Ann'), step('claimed', 'Bo'), 'Handed over to Bo'],
    [step('claimed', 'Ann'), step('new'), 'Back in the queue'],
    [step('claimed', 'Ann'), step('waiting', 'Ann'), 'Waiting for the organizer'],
    [step('waiting', 'Ann'), step('waiting', 'Bo'), 'Handed over to Bo, waiting'],
    [step('waiting', 'Ann'), step('claimed', 'Ann'), 'Taken up again by Ann'],
    [step('claimed', 'Ann'), step('resolved', 'Ann'), 'Resolved'],
    [step('resolved', 'Ann'), step('claimed', 'Ann'), 'Reopened, with Ann'],
    [step('resolved'), step('new'), 'Reopened, held by nobody'],
    [step('resolved', 'Ann'), step('closed', 'Ann'), 'Closed'],
  ])('after %j, %j is "%s"', (before, now, words) => {
    expect(stepWords(now, before)).toBe(words);
  });
});

describe('what is offered', () => {
  const offered = (status: LifeStep['status'], hasFailed = false) => [
    ...offeredActs(status, { hasFailed }),
  ];

  it('is what makes sense for the status', () => {
    expect(offered('new')).not.toContain('release');
    expect(offered('claimed')).toContain('release');
    expect(offered('resolved')).toEqual(['reply', 'note', 'reopen', 'close']);
    expect(offered('closed')).toEqual([]);
  });

  it('is Resend only where something has failed, and can still be sent', () => {
    expect(offered('waiting', true)).toContain('resend');
    expect(offered('waiting')).not.toContain('resend');
    expect(offered('closed', true)).toEqual([]);
  });
});
