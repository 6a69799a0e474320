import { describe, expect, test } from '@jest/globals';
import type { OperatorAct } from '../../src/domain/operator-acts.ts';
import { readAct } from '../../src/domain/read-act.ts';

describe('what somebody types as the input of an act', () => {
  test.each<[OperatorAct['type'], unknown, object]>([
    ['claim', '7001', { agent: '7001' }],
    ['claim', 7001, { agent: '7001' }],
    ['claim', ' Lena ', { agent: 'Lena' }],
    ['claim', { id: 7001 }, { agent: '7001' }],
    ['claim', { email: 'lena@example.com' }, { agent: 'lena@example.com' }],
    ['claim', { name: 'Lena' }, { agent: 'Lena' }],
    ['claim', { id: '7001', name: 'Lena' }, { agent: { id: '7001', name: 'Lena' } }],
    ['release', undefined, {}],
    ['resolve', 'whatever', {}],
    ['reopen', null, {}],
    ['close', [], {}],
    ['reply', 'Hello', { author: 'Operator', text: 'Hello' }],
    ['reply', { text: 'Hello', author: ' Max ' }, { author: 'Max', text: 'Hello' }],
    ['note', { text: 'Hello', author: 5 }, { author: '5', text: 'Hello' }],
    ['resend', undefined, {}],
    ['resend', null, {}],
    ['resend', 'td-1', { messageId: 'td-1' }],
    ['resend', { messageId: 'td-1' }, { messageId: 'td-1' }],
  ])('%s of %j is understood', (type, input, act) => {
    expect(readAct(type, input)).toEqual({ type, ...act });
  });

  test.each<[OperatorAct['type'], unknown]>([
    ['claim', undefined],
    ['claim', ''],
    ['claim', {}],
    ['claim', ['7001']],
    ['claim', 'x'.repeat(201)],
    ['reply', undefined],
    ['reply', { author: 'Max' }],
    ['note', { text: 5 }],
    ['resend', {}],
    ['resend', ['td-1']],
    ['resend', true],
  ])('%s of %j is answered with what to type', (type, input) => {
    expect(readAct(type, input)).toMatch(/^Say .+\.$/);
  });
});
