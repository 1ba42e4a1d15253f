import { z } from 'zod'
import { faultError } from '../client/fault-error.ts'
import type { Command, PortalClient } from '../client/portal-client.ts'
import type { Actor } from '../tenant.ts'
import type { Values } from './ledger.ts'
import { batchSize } from './rules/parcels.ts'

export interface WantedRecord {
  entityTypeId: number
  entityId: number
  fields: readonly string[]
}

const items = z.object({ items: z.array(z.looseObject({ id: z.coerce.number().int() })) })
/** Rows of one answer. Bitrix24 docs: api-reference/crm/universal/crm-item-list */
const pageSize = 50
/** Who changed a record last, and when: shown beside a conflict. */
const always = ['id', 'updatedBy', 'updatedTime']

export const recordKey = (entityTypeId: number, entityId: number) => `${entityTypeId}:${entityId}`

/**
 * What records hold now, by `recordKey`; those the portal does not show are absent. 50 records a command, 50 commands a
 * request. Throws AppError `portal.*`.
 */
export async function readPresent(
  portal: PortalClient,
  actor: Actor,
  wanted: readonly WantedRecord[],
): Promise<Map<string, Values>> {
  const present = new Map<string, Values>()
  const pages = pagesOf(wanted)
  for (let from = 0; from < pages.length; from += batchSize) {
    const part = pages.slice(from, from + batchSize)
    const commands = Object.fromEntries(part.map((page, at) => [`p${at}`, listCommand(page)]))
    const answers = await portal.batch(actor, commands, { kind: 'read' })
    for (const [at, page] of part.entries()) {
      const answer = answers[`p${at}`]
      if (!answer?.ok) throw faultError(answer?.fault ?? noAnswer, { kind: 'read' })
      for (const item of items.parse(answer.result).items) present.set(recordKey(page.entityTypeId, item.id), item)
    }
  }
  return present
}

const noAnswer = { code: 'portal.outcome-unknown', detail: 'not run', portalCode: 'NOT_RUN' } as const

interface PageOfRecords {
  entityTypeId: number
  ids: number[]
  fields: Set<string>
}

function pagesOf(wanted: readonly WantedRecord[]): PageOfRecords[] {
  const pages: PageOfRecords[] = []
  for (const { entityTypeId, entityId, fields } of wanted) {
    let page = pages.findLast((one) => one.entityTypeId === entityTypeId)
    if (!page || (page.ids.length >= pageSize && !page.ids.includes(entityId)))
      pages.push((page = { entityTypeId, ids: [], fields: new Set(always) }))
    if (!page.ids.includes(entityId)) page.ids.push(entityId)
    for (const field of fields) page.fields.add(field)
  }
  return pages
}

const listCommand = ({ entityTypeId, ids, fields }: PageOfRecords): Command => ({
  method: 'crm.item.list',
  params: {
    entityTypeId,
    useOriginalUfNames: 'Y',
    filter: { '@id': ids },
    select: [...fields],
    order: { id: 'ASC' },
    start: -1,
  },
})
