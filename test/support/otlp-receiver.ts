import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

/** Of OTLP's JSON, what the tests look at. Source: OpenTelemetry, "OTLP/HTTP". */
const REQUEST = z.object({
  resourceSpans: z.array(
    z.object({
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              name: z.string(),
              kind: z.number(),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** A span, as it was sent. */
export type SentSpan = z.infer<
  typeof REQUEST
>['resourceSpans'][number]['scopeSpans'][number]['spans'][number];

/** A receiver of traces that keeps what it is sent. */
export async function receiveTraces() {
  const spans: SentSpan[] = [];
  const take = async (request: IncomingMessage) => {
    const { resourceSpans } = REQUEST.parse(await json(request));
    spans.push(
      ...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((each) => each.spans)),
    );
  };
  const server = createServer((request, response) => {
    const answer = (status: number) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    };
    take(request).then(
      () => answer(200),
      () => answer(400),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    spans,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
