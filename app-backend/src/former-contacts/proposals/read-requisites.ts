import { z } from 'zod'
import { BatchReference, faultError, type Command, type PortalClient } from '../../portal/index.ts'
import { recordTraces } from '../rules/record-traces.ts'

const pageSize = 50
const pages = 40
const row = z.object({
  ID: z.coerce.number().int(),
  ENTITY_ID: z.coerce.number().int(),
  RQ_INN: z.string().nullish(),
})

export interface RequisiteTrace {
  entityId: number
  key: string
}

/** Bitrix24 docs: api-reference/crm/requisites/universal/crm-requisite-list */
const command = (filter: Record<string, unknown>): Command => ({
  method: 'crm.requisite.list',
  params: { filter, select: ['ID', 'ENTITY_ID', 'RQ_INN'], order: { ID: 'ASC' }, start: -1 },
})

const tracesIn = (rows: readonly z.infer<typeof row>[]): RequisiteTrace[] =>
  rows.flatMap(({ ENTITY_ID, RQ_INN }) =>
    recordTraces({ inns: RQ_INN ? [RQ_INN] : [] }).map((key) => ({ entityId: ENTITY_ID, key })),
  )

/** INNs of a type's records after a requisite's number, 2 000 requisites in one REST request. Throws AppError `portal.*`. */
export async function readRequisites(
  portal: Pick<PortalClient, 'batch'>,
  portalId: string,
  entityTypeId: number,
  after: number,
): Promise<{ rows: RequisiteTrace[]; lastId: number; ended: boolean }> {
  const commands = Object.fromEntries(
    Array.from({ length: pages }, (_, at) => {
      const last = at > 0 ? BatchReference.result(`p${at - 1}`, String(pageSize - 1), 'ID') : after
      return [`p${at}`, command({ ENTITY_TYPE_ID: entityTypeId, '!RQ_INN': '', '>ID': last })]
    }),
  )
  const answers = await portal.batch({ kind: 'portal', portalId }, commands, { kind: 'read' })
  const rows: RequisiteTrace[] = []
  let lastId = after
  for (const answer of Object.values(answers)) {
    if (!answer.ok) throw faultError(answer.fault, { kind: 'read' })
    const found = z.array(row).parse(answer.result)
    rows.push(...tracesIn(found))
    lastId = found.at(-1)?.ID ?? lastId
    // What follows a page that is not full was asked for by a reference that leads nowhere.
    if (found.length < pageSize) return { rows, lastId, ended: true }
  }
  return { rows, lastId, ended: false }
}

/** INNs of these contacts, fifty contacts a command: one REST request. Throws AppError `portal.*`. */
export async function readRequisitesOf(
  portal: Pick<PortalClient, 'batch'>,
  portalId: string,
  entityTypeId: number,
  ids: readonly number[],
): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>()
  if (ids.length === 0) return found
  const commands = Object.fromEntries(
    Array.from({ length: Math.ceil(ids.length / pageSize) }, (_, at) => {
      const some = ids.slice(at * pageSize, (at + 1) * pageSize)
      return [`p${at}`, command({ ENTITY_TYPE_ID: entityTypeId, '@ENTITY_ID': some, '!RQ_INN': '' })]
    }),
  )
  const answers = await portal.batch({ kind: 'portal', portalId }, commands, { kind: 'read' })
  for (const answer of Object.values(answers)) {
    if (!answer.ok) throw faultError(answer.fault, { kind: 'read' })
    for (const { entityId, key } of tracesIn(z.array(row).parse(answer.result)))
      found.set(entityId, [...(found.get(entityId) ?? []), key])
  }
  return found
}
