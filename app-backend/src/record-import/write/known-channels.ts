import { z } from 'zod'
import { faultError } from '../../portal/index.ts'
import type { ImportRun } from '../import-run.ts'
import { withoutKnownChannels } from '../rules/client-channels.ts'
import type { ClaimedRow } from '../staging/claim-store.ts'
import type { WriteDeps } from './write-deps.ts'

const channel = z.object({ typeId: z.string(), value: z.string() })
const item = z.object({ id: z.coerce.number().int(), fm: z.array(channel).catch([]) })
const page = z.object({ items: z.array(item) })

/** Rows that change records, without the numbers and addresses that these hold. One request when any row has some. */
export async function leaveKnownChannels(
  { portal }: Pick<WriteDeps, 'portal'>,
  { portalId, entityTypeId }: ImportRun,
  rows: readonly ClaimedRow[],
): Promise<ClaimedRow[]> {
  const asked = rows.filter(({ record }) => record['fm'] !== undefined)
  if (asked.length === 0) return [...rows]
  // The entries of `fm` come with `*` alone. Bitrix24 docs: api-reference/crm/universal/crm-item-list
  const params = { entityTypeId, filter: { '@id': asked.map(({ itemId }) => itemId) }, select: ['*'], start: -1 }
  const command = { method: 'crm.item.list', params }
  const { list } = await portal.batch({ kind: 'portal', portalId }, { list: command }, { kind: 'read' })
  if (!list.ok) throw faultError(list.fault, { kind: 'read' })
  const held = new Map(page.parse(list.result).items.map(({ id, fm }) => [id, fm]))
  return rows.map((row) => ({ ...row, record: withoutKnownChannels(row.record, held.get(row.itemId ?? 0) ?? []) }))
}
