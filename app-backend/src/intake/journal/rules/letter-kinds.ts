/** Of a person, of an employee from outside the app, or of a program, by what it does. */
export const letterKinds = [
  'person',
  'staff',
  'bounce',
  'auto-reply',
  'list',
  'calendar',
  'notification',
  'receipt',
  'own',
] as const
export type LetterKind = (typeof letterKinds)[number]
