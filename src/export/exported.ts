/** What can be exported. */
export const EXPORTED = ['tickets', 'messages'] as const;
export type Exported = (typeof EXPORTED)[number];
