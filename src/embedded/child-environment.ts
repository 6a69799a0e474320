/**
 * The whole environment of the embedded servers. They do not inherit ours: it holds tokens that
 * are none of their business, and PG*, TEMPORAL_* and LC_* variables that would change what they do.
 */
export const childEnvironment = (home: string): Record<string, string> => ({
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: home,
  LC_ALL: 'C',
  TZ: 'UTC',
});
