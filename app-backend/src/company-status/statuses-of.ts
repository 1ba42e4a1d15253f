import type { StatusDeps } from './status-deps.ts'
import { statusField, statusOf } from './rules/status.ts'
import { readDirectory } from './status-store.ts'

/** The statuses of a portal, the field of companies that holds them, and which of them a value of the field means. */
export async function statusesOf({ prisma }: StatusDeps['db'], portalId: string) {
  const { statuses } = await readDirectory(prisma, portalId)
  return { field: statusField, known: statuses, of: (value: unknown) => statusOf(value, statuses) }
}
