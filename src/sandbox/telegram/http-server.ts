import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApiError } from './api-error.ts';
import { type BotApi, type RecordedCall, recordOf } from './bot-api.ts';
import { readCallBody } from './request-body.ts';
import type { TroubleBook } from './trouble.ts';
import type { World } from './world.ts';

export type HttpParts = {
  token: string;
  world: World;
  api: BotApi;
  trouble: TroubleBook;
  record: (call: RecordedCall) => void;
  /** Resolves when all changes are on disk. */
  flush: () => Promise<void>;
};

/** The HTTP side: /bot<token>/<method> and /file/bot<token>/<path>, answers and errors in the Bot API's shape. */
export function createHttpServer(parts: HttpParts): Server {
  const server = createServer((request, response) => {
    handle(parts, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else answerError(response, error);
    });
  });
  // Longer than clients keep their sockets, so that no call meets a socket which is being closed.
  server.keepAliveTimeout = 120_000;
  return server;
}

async function handle(
  parts: HttpParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (parts.trouble.isDown) return void request.socket.destroy();
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [, file, token, rest = ''] = /^\/(file\/)?bot([^/]+)\/(.*)$/.exec(url.pathname) ?? [];
  if (token === undefined) throw new ApiError(404, 'Not Found');
  if (decodeURIComponent(token) !== parts.token) throw new ApiError(401, 'Unauthorized');
  if (file) return sendFile(parts, decodeURIComponent(rest), response);
  await answerCall(parts, rest, url.searchParams, request, response);
}

async function answerCall(
  { api, trouble, record, flush }: HttpParts,
  name: string,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = api.nameOf(name);
  const call = { method, ...(await readCallBody(request, query)) };
  if (trouble.isDown) return void request.socket.destroy();
  record(recordOf(call, method));
  const failure = trouble.takeFailure(method);
  if (failure) throw failure;
  const lost = trouble.takeLoss(method);
  const result = await api.run(call, goneSignal(response)).catch((error: unknown) => {
    if (!lost) throw error;
  });
  // What a bot has been told must not be forgotten when this process is killed: ids would be given out twice.
  await flush();
  if (lost || trouble.isDown) return void request.socket.destroy();
  answer(response, 200, { ok: true, result });
}

function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}

function sendFile({ world }: HttpParts, path: string, response: ServerResponse): void {
  const file = Object.values(world.state.files).find((one) => one.path === path);
  const bytes = file && world.files.get(file.path);
  if (!bytes) throw new ApiError(404, 'Not Found');
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': bytes.byteLength,
  });
  response.end(bytes);
}

function answerError(response: ServerResponse, error: unknown): void {
  const known = error instanceof ApiError ? error : new ApiError(500, 'Internal Server Error');
  const { code, message, parameters } = known;
  const retryAfter = parameters?.['retry_after'];
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  const body = { ok: false, error_code: code, description: message };
  answer(response, code, parameters ? { ...body, parameters } : body);
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
