import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { serveHttp } from './http-server.ts';
import { until } from './until.ts';

/** Does what it likes with a request; `pass` lets it through, with its body where that was read already. */
type Meet = (
  request: IncomingMessage,
  response: ServerResponse,
  pass: (body?: Buffer) => Promise<void>,
) => void | Promise<void>;

/** A request that came by. */
export interface Passer {
  path: string;
  authorization: string | undefined;
}

/** What meets requests, until it is opened. */
export interface Barrier {
  /** Waits until it has met so many. */
  met(times: number): Promise<unknown>;
  open(): void;
}

/** The way to a vendor, where a test can watch, hold and break requests. */
export interface Gate {
  origin: string;
  /** All that came by with `part` in their path. */
  passed(part: string): Passer[];
  /** Meets requests with `part` in their path, until it is opened. */
  meet(part: string, meet: Meet): Barrier;
  /** Breaks the connections of such requests, likewise. */
  close(part: string): Barrier;
  /** Lets such requests wait until it is opened. */
  hold(part: string): Barrier;
  end(): Promise<void>;
}

/** Opens a gate before the server at `target`. */
export async function openGate(target: string): Promise<Gate> {
  const passers: Passer[] = [];
  const meeting = new Map<Meet, string>();
  const server = await serveHttp(async (request, response) => {
    const path = request.url ?? '/';
    passers.push({ path, authorization: request.headers.authorization });
    const pass = (body?: Buffer) => forward(target, request, response, body);
    const met = [...meeting].find(([, part]) => path.includes(part))?.[0];
    await (met ? met(request, response, pass) : pass());
  });
  const meet: Gate['meet'] = (part, how) => {
    let met = 0;
    const counted: Meet = (...passer) => {
      met += 1;
      return how(...passer);
    };
    meeting.set(counted, part);
    return {
      met: (times) => until(`${part} is asked for`, () => met >= times),
      open: () => void meeting.delete(counted),
    };
  };
  return {
    origin: server.origin,
    passed: (part) => passers.filter(({ path }) => path.includes(part)),
    meet,
    close: (part) => meet(part, (request) => void request.socket.destroy()),
    hold(part) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const barrier = meet(part, (_request, _response, pass) => promise.then(() => pass()));
      const open = () => {
        barrier.open();
        resolve();
      };
      return { ...barrier, open };
    },
    end: () => server.close(),
  };
}

/** What breaks on one side breaks on the other. */
async function forward(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  body?: Buffer,
): Promise<void> {
  const { method, headers, url } = request;
  const onward = ask(new URL(url ?? '/', target), { method, headers });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    onward.once('response', resolve).once('error', reject);
  });
  try {
    await Promise.all([pipeline(body ? Readable.from([body]) : request, onward), answered]);
    const answer = await answered;
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    await pipeline(answer, response);
  } catch {
    request.socket.destroy();
  }
}
