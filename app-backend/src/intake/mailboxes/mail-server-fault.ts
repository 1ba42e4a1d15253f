import type { MailFault } from './contract.ts'
import { mailFault, type ServerError } from './rules/mail-fault.ts'

/** A mail server can't be used. `detail` may quote the server: it is for the mailbox's row, not for logs. */
export class MailServerFault extends Error {
  override readonly name = 'MailServerFault'
  readonly fault: MailFault
  readonly detail: string

  constructor(fault: MailFault, detail = '', options: ErrorOptions = {}) {
    super(fault, options)
    this.fault = fault
    this.detail = detail
  }
}

export function asServerFault(error: unknown): MailServerFault {
  if (error instanceof MailServerFault) return error
  const { fault, detail } = mailFault(error as ServerError)
  return new MailServerFault(fault, detail, { cause: error })
}

/** What the server answers; a fault of the connection is the mail server's, never the database's. */
export async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw asServerFault(error)
  }
}
