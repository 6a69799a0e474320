import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { serveHttp } from './http-server.ts';

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

/** The way to a vendor, where a test can watch, hold and break requests. */
export interface Gate {
  origin: string;
  /** All that came by with `part` in their path. */
  passed(part: string): Passer[];
  /** Meets requests with `part` in their path, until the returned function is called. */
  meet(part: string, meet: Meet): () => void;
  /** Breaks the connections of such requests, likewise. */
  close(part: string): () => void;
  /** Lets such requests wait until the returned function is called. */
  hold(part: string): () => void;
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
    meeting.set(how, part);
    return () => void meeting.delete(how);
  };
  return {
    origin: server.origin,
    passed: (part) => passers.filter(({ path }) => path.includes(part)),
    meet,
    close: (part) => meet(part, (request) => void request.socket.destroy()),
    hold(part) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const open = meet(part, (_request, _response, pass) => promise.then(() => pass()));
      return () => {
        open();
        resolve();
      };
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
