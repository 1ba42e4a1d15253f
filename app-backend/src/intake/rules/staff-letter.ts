import { reason, type Reason } from '../../kernel/reason.ts'

export interface StaffLetterFacts {
  /** The letter's writer, lower case. */
  from: string
  staff: boolean
  /** Addresses of To and Cc, lower case. */
  recipients: readonly string[]
  own: readonly string[]
  isStaff(address: string): boolean
}

/**
 * Is it an employee's letter to the client, written outside the app with us among the recipients? One to us alone is a letter to
 * the desk, like anybody's.
 */
export function staffLetter({ from, staff, recipients, own, isStaff }: StaffLetterFacts): Reason | null {
  if (!staff) return null
  const client = recipients.find((address) => !own.includes(address) && !isStaff(address))
  return client === undefined ? null : reason('thread.staff', { address: from, client })
}
