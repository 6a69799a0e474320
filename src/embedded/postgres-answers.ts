import { createConnection } from 'node:net';

/**
 * Whether PostgreSQL takes a connection at this port of 127.0.0.1: it asks for a password, which is
 * as far as pg_isready goes, too (Frontend/Backend Protocol, Start-up). Limit: 2 s.
 */
export async function postgresAnswers(port: number): Promise<boolean> {
  const socket = createConnection({ host: '127.0.0.1', port, timeout: 2_000 });
  try {
    return await new Promise((resolve) => {
      socket.once('connect', () => socket.write(startupMessage()));
      socket.once('data', (answer) => resolve(answer.toString('latin1', 0, 1) === 'R'));
      for (const end of ['timeout', 'error', 'close']) socket.once(end, () => resolve(false));
    });
  } finally {
    socket.destroy();
  }
}

function startupMessage(): Buffer {
  const body = Buffer.from('user\0pitcrew\0database\0pitcrew\0\0');
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + 8, 0);
  head.writeInt32BE(3 << 16, 4); // protocol 3.0
  return Buffer.concat([head, body]);
}
