import type { FormerRow } from './former-store.ts'
import { formerRule } from './former-writes.ts'

/** Name in the ledger of what is written of a time away. */
export const runNameOf = ({ id }: Pick<FormerRow, 'id'>): string => `${formerRule}:${id}`

/** Name of the run that ties its history. */
export const historyNameOf = ({ id }: Pick<FormerRow, 'id'>): string => `former:${id}`
