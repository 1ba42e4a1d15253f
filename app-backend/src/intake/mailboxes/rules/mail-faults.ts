/** Why a mail server can't be used, in the order in which a person mends it. */
export const mailFaults = [
  'name',
  'private',
  'no-answer',
  'refused',
  'certificate',
  'no-encryption',
  'login',
  'login-later',
  'password-missing',
  'folder',
  'lost',
  'protocol',
] as const
export type MailFault = (typeof mailFaults)[number]
