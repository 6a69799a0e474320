import { describe, expect, it } from '@jest/globals';
import { createLogger } from '../src/logger.ts';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  write(createLogger({ level: 'info', destination, secrets: ['pass"word', 'tiny', null] }));
  return lines.join('');
}

describe('the logger', () => {
  it('hides headers and fields that carry credentials', () => {
    const log = logged((logger) => {
      logger.info(
        {
          token: 'hush-1',
          todoist: { apiKey: 'hush-2' },
          req: { headers: { authorization: 'hush-3', cookie: 'hush-4', accept: 'text/html' } },
          headers: { 'x-telegram-bot-api-secret-token': 'hush-5' },
        },
        'hello',
      );
    });

    expect(log).not.toContain('hush');
    expect(log).toContain('text/html');
    expect(JSON.parse(log)).toMatchObject({ level: 'info', msg: 'hello', token: '[hidden]' });
  });

  it("hides the bot's token in an address, wherever it stands", () => {
    const log = logged((logger) => {
      const error = new Error('request to https://api.telegram.org/bot123456:AA-b_c/getMe failed');
      logger.error({ err: error }, 'GET /file/bot123456:AA-b_c/photo.jpg');
    });

    expect(log).not.toContain('AA-b_c');
    expect(log).toContain('/bot[hidden]/getMe failed');
  });

  it('hides secrets it was told of, as JSON writes them, and leaves short words alone', () => {
    const log = logged((logger) => {
      logger.info({ deep: [{ note: 'it is pass"word, really' }] }, 'a tiny thing');
    });

    expect(log).toContain('it is [hidden], really');
    expect(log).toContain('a tiny thing');
  });

  it('says what went wrong, and where, but not what PostgreSQL quotes of it', () => {
    const error = new Error('no null, please\n - detail: Failing row contains (Tom, my secret)');
    const log = logged((logger) => {
      logger.error({ err: new Error('not saved', { cause: error }) }, 'oops');
      logger.warn({ reason: String(error) }, 'oops');
    });

    expect(log).not.toContain('my secret');
    const [failed, warned] = log.trim().split('\n');
    expect(JSON.parse(failed ?? '')).toMatchObject({
      err: {
        type: 'Error',
        message: 'not saved',
        stack: expect.stringContaining('logger.test.ts'),
        cause: { message: 'no null, please' },
      },
    });
    expect(JSON.parse(warned ?? '')).toMatchObject({ reason: 'Error: no null, please' });
  });

  it('writes nothing below its level', () => {
    expect(logged((logger) => logger.debug('quiet'))).toBe('');
  });
});
