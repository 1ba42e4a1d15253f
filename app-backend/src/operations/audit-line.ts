import type { Transaction } from '../platform/db/database.ts'

/** The line that an act of an administrator leaves in the audit trail. */
export interface OperationsAudit {
  portalId: string
  userId: number
  action: 'jobs.run' | 'jobs.discarded' | 'person.exported' | 'person.erased'
  at: Date
  /** Numbers and names of tables; never the person that was looked for. */
  details: Record<string, string | number>
}

/** Written in the transaction of the act. */
export type RecordOperation = (tx: Transaction, line: OperationsAudit) => Promise<void>
