import { describe, expect, test } from '@jest/globals';
import { TelegramError } from 'telegraf';
import { ChatMoved, RateLimited, Refused } from '../../src/domain/ports.ts';
import { isUnchanged, mayHaveArrived, telegramFault } from '../../src/telegram/faults.ts';

const failed = (code: number, description: string, parameters?: object) =>
  new TelegramError({ error_code: code, description, ...(parameters ? { parameters } : {}) });

describe('a call that Telegram', () => {
  test.each([
    ['Forbidden: bot was blocked by the user', 403, 'blocked'],
    ['Forbidden: user is deactivated', 403, 'account-deleted'],
    ['Forbidden: bot was kicked from the group chat', 403, 'blocked'],
    ['Request Entity Too Large', 413, 'file-too-large'],
    ['Bad Request: file is too big', 400, 'file-too-large'],
    ['Bad Request: PEER_ID_INVALID', 400, 'chat-not-found'],
    ['Bad Request: chat not found', 400, 'chat-not-found'],
    ["Bad Request: can't parse entities", 400, 'refused-by-telegram'],
  ])('answers with %j is refused for good', (description, code, reason) => {
    const fault = telegramFault(failed(code, description));
    expect(fault).toBeInstanceOf(Refused);
    expect(fault).toMatchObject({ reason });
  });

  test('asks to wait with is tried again when it says', () => {
    const fault = telegramFault(failed(429, 'Too Many Requests', { retry_after: 35 }));
    expect(fault).toBeInstanceOf(RateLimited);
    expect(fault).toMatchObject({ retryAfterMs: 35_000 });
    const vague = telegramFault(failed(429, 'Too Many Requests'));
    expect(vague).toMatchObject({ retryAfterMs: 5_000 });
  });

  test("refuses because the group has another id is told with its chat's new id", () => {
    const said = 'Bad Request: group chat was upgraded to a supergroup chat';
    const fault = telegramFault(failed(400, said, { migrate_to_chat_id: -100_200 }));
    expect(fault).toBeInstanceOf(ChatMoved);
    expect(fault).toMatchObject({ chatId: -100_200 });
  });

  test.each([
    ['its own trouble', failed(502, 'Bad Gateway')],
    ['a token that can be put right', failed(401, 'Unauthorized')],
    ['a token that it does not know', failed(404, 'Not Found')],
    ['no answer', new Error('fetch failed')],
    ['nothing that is an error', 'oops'],
  ])('fails for %s is worth another try, as it is', (_, error) => {
    expect(telegramFault(error)).toBe(error);
  });
});

test('an edit that changes nothing is known by what Telegram says of it', () => {
  const said = 'Bad Request: message is not modified: specified new message content and reply';
  expect(isUnchanged(failed(400, said))).toBe(true);
  expect(isUnchanged(failed(400, 'Bad Request: message to edit not found'))).toBe(false);
  expect(isUnchanged(new Error(said))).toBe(false);
});

describe('what failed with', () => {
  const coded = (code: string) => Object.assign(new Error('request failed'), { code });

  test.each<[string, unknown, boolean]>([
    ['a refusal', new Refused('blocked', 'No.'), false],
    ['a request to wait', new RateLimited(1_000, 'Later.'), false],
    ["its chat's new id", new ChatMoved(-1), false],
    ["Telegram's own error", failed(500, 'Internal Server Error'), false],
    ['an answer lost behind a gateway', failed(504, 'Gateway Time-out'), true],
    ['nobody at the address', coded('ECONNREFUSED'), false],
    ['a file for an address that does not answer', coded('UND_ERR_CONNECT_TIMEOUT'), false],
    ['no such address', coded('ENOTFOUND'), false],
    ['a connection that broke', coded('ECONNRESET'), true],
    ['silence', new Error('timed out'), true],
    ['anything else', 'oops', true],
  ])('%s: whether it may have arrived', (_, error, mayHave) => {
    expect(mayHaveArrived(error)).toBe(mayHave);
  });
});
