import { z } from 'zod'
import { contactEntityTypeId, type Actor, type BatchItem, type Command, type PortalClient } from '../../portal/index.ts'
import type { ExportField } from '../rules/export-field.ts'
import { recordName } from '../rules/record-cell.ts'

const pageSize = 50
/** Commands of one request at most. Bitrix24 docs: settings/how-to-call-rest-api/batch */
const mostCommands = 50

const text = z.string().nullish()
const page = z.object({
  items: z.array(z.object({ id: z.coerce.number().int(), title: text, name: text, lastName: text })),
})
const titled = ['id', 'title']
const named = ['id', 'name', 'lastName']

/** Names of the records that these name, by `recordName`: one REST request for 2 500 of them. What is hidden has none. */
export async function readNames(
  portal: Pick<PortalClient, 'batch'>,
  actor: Actor,
  items: readonly Record<string, unknown>[],
  fields: readonly ExportField[],
): Promise<Map<string, string>> {
  const commands = pagesOf(wantedIds(items, fields))
  const names = new Map<string, string>()
  for (let at = 0; at < commands.length; at += mostCommands) {
    const part = Object.fromEntries(commands.slice(at, at + mostCommands))
    const answers: Record<string, BatchItem> = await portal.batch(actor, part, { kind: 'read' })
    for (const [key, answer] of Object.entries(answers)) {
      if (!answer.ok) continue
      const type = Number(key.split('x')[0])
      for (const { id, title, name, lastName } of page.parse(answer.result).items) {
        const words = title || [name, lastName].filter(Boolean).join(' ')
        if (words) names.set(recordName(type, id), words)
      }
    }
  }
  return names
}

function wantedIds(
  items: readonly Record<string, unknown>[],
  fields: readonly ExportField[],
): Map<number, Set<number>> {
  const wanted = new Map<number, Set<number>>()
  for (const { name, kind, entityTypeId } of fields) {
    if (kind !== 'record' || entityTypeId === undefined) continue
    const ids = wanted.get(entityTypeId) ?? new Set()
    wanted.set(entityTypeId, ids)
    for (const item of items)
      for (const one of [item[name]].flat())
        if (Number.isSafeInteger(Number(one)) && Number(one) > 0) ids.add(Number(one))
  }
  return wanted
}

const pagesOf = (wanted: ReadonlyMap<number, ReadonlySet<number>>): [string, Command][] =>
  [...wanted].flatMap(([entityTypeId, all]) => {
    const ids = [...all]
    return Array.from({ length: Math.ceil(ids.length / pageSize) }, (_, at): [string, Command] => [
      `${entityTypeId}x${at}`,
      {
        method: 'crm.item.list',
        params: {
          entityTypeId,
          filter: { '@id': ids.slice(at * pageSize, (at + 1) * pageSize) },
          select: entityTypeId === contactEntityTypeId ? named : titled,
          order: { id: 'ASC' },
          start: -1,
        },
      },
    ])
  })
