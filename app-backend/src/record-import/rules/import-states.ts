/** Where an import stands. */
export const importStates = [
  'mapping', // the file is there; a person says what goes where
  'loading', // rows come into staging
  'loaded',
  'checking', // every row is read and becomes a record or a reason
  'checked',
  'writing', // the portal is written to, or the writing is paused
  'written',
  'undoing',
  'undone',
] as const
export type ImportState = (typeof importStates)[number]
