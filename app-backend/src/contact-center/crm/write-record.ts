import { z } from 'zod'
import { BatchReference, faultError, type Command, type WriteFacts } from '../../portal/index.ts'
import { originatorOf, type Center } from '../center.ts'
import type { RecordKind } from '../rules/field-map.ts'
import type { Channel } from '../rules/merge-channels.ts'
import { ask } from './ask.ts'
import { listItems } from './list-items.ts'
import { entityTypeIds, recordName } from './record-types.ts'

export interface NewRecord {
  kind: RecordKind
  externalId: string | undefined
  fields: Record<string, unknown>
  channels: readonly Channel[]
  /** Fields of a requisite that is made with it. */
  requisite?: Record<string, unknown>
}

export interface RecordUpdate {
  kind: RecordKind
  id: number
  before: Record<string, unknown>
  after: Record<string, unknown>
  channels: readonly Channel[]
}

const added = z.object({ item: z.looseObject({ id: z.coerce.number().int() }) })
const found = z.object({ items: z.array(z.looseObject({ id: z.coerce.number().int() })) })
const requisiteEntityTypeId = 8
/** The call waits in the queue rather than its caller on the line. */
const patienceMs = 8_000

/** The run of the ledger to which a call's writes belong. */
export const runOf = (center: Center) => ({
  portalId: center.tenant.id,
  name: `cc:${center.callId}`,
  rule: 'contact-center',
  mode: 'live' as const,
  cause: { kind: 'change' as const, id: center.callId },
})

export interface AddedRecord {
  id: number
  /** The portal has said that it made the requisite too. */
  requisite: boolean
}

/**
 * Makes a record once, whatever breaks: it carries the client's mark, by which a repetition finds it. One request; a sandbox key
 * makes nothing and gets the number 0. The requisite goes along: the portal may refuse it and take the record.
 */
export async function addRecord(
  center: Center,
  { kind, externalId, fields, channels, requisite }: NewRecord,
): Promise<AddedRecord> {
  const entityTypeId = entityTypeIds[kind]
  const mark = { originatorId: originatorOf(center.client), originId: externalId ?? center.callId }
  const own = { ...fields, ...mark }
  const note = (id: number) => noted(center, kind, id, {}, { ...fields, ...channelWords(channels), ...requisite })
  if (center.sandbox) return { id: note(0), requisite: true }
  const entry: WriteFacts = {
    key: `cc:${center.callId}:${kind}`,
    action: 'add',
    entityTypeId,
    entityId: null,
    method: 'crm.item.add',
    params: { entityTypeId, fields: own },
    before: {},
    after: own,
    because: [],
  }
  const more: WriteFacts[] = requisite
    ? [
        {
          ...entry,
          key: `${entry.key}:requisite`,
          entityTypeId: requisiteEntityTypeId,
          method: 'crm.requisite.add',
          params: { fields: requisite },
          after: requisite,
        },
      ]
    : []
  const done = await center.deps.writeOnce<AddedRecord>({
    run: runOf(center),
    entries: [entry, ...more],
    made: (done) => ({ [entry.key]: done.id }),
    async lookUp() {
      const answers = await ask(center.deps.portal, center.actor, { same: listItems(kind, mark) })
      const [first] = found.parse(answers.same).items
      return first ? { id: first.id, requisite: false } : null
    },
    async write() {
      const commands: Record<string, Command> = {
        record: {
          method: 'crm.item.add',
          params: { entityTypeId, fields: { ...own, ...(channels.length > 0 ? { fm: channels } : {}) } },
        },
        ...(requisite
          ? {
              requisite: {
                method: 'crm.requisite.add',
                params: {
                  fields: {
                    ...requisite,
                    ENTITY_TYPE_ID: entityTypeId,
                    ENTITY_ID: BatchReference.result('record', 'item', 'id'),
                  },
                },
              },
            }
          : {}),
      }
      const answers = await send(center, commands)
      const { item } = added.parse(answers['record'])
      await center.deps.remember(center.tenant.id, entityTypeId, item)
      return { id: item.id, requisite: (answers['requisite'] ?? null) !== null }
    },
  })
  return { id: note(done.id), requisite: done.requisite }
}

const changedAt = z.object({ item: z.looseObject({ updatedTime: z.string().nullish().catch(null) }) })

/**
 * Writes what differs: fields and new numbers in one request, nothing when there is nothing. Resolves to when the portal says that the
 * record was changed; null: nothing was written, or the portal does not say.
 */
export async function updateRecord(
  center: Center,
  { kind, id, before, after, channels }: RecordUpdate,
): Promise<string | null> {
  if (Object.keys(after).length === 0 && channels.length === 0) return null
  noted(center, kind, id, before, { ...after, ...channelWords(channels) })
  if (center.sandbox) return null
  const entityTypeId = entityTypeIds[kind]
  const fm = Object.fromEntries(channels.map((one, at) => [`n${at}`, one]))
  const fields = { ...after, ...(channels.length > 0 ? { fm } : {}) }
  const params = { entityTypeId, id, fields }
  const key = `cc:${center.callId}:${kind}:${id}`
  const done = await center.deps.writeOnce<{ id: number; updatedTime?: string | null }>({
    run: runOf(center),
    entries: [
      {
        key,
        action: 'update',
        entityTypeId,
        entityId: id,
        method: 'crm.item.update',
        params: { entityTypeId, id, fields: after },
        before,
        after,
        because: [],
      },
    ],
    made: () => ({}),
    // The call has just read the record: an earlier try that had landed would have left no difference to write.
    lookUp: async () => null,
    async write() {
      const answers = await send(center, { record: { method: 'crm.item.update', params } })
      await center.deps.remember(center.tenant.id, entityTypeId, added.parse(answers['record']).item)
      return { id, updatedTime: changedAt.parse(answers['record']).item.updatedTime ?? null }
    },
  })
  return done.updatedTime ?? null
}

/** Sends writes in one request; what `record` is refused for is thrown. */
export async function send(center: Center, commands: Record<string, Command>): Promise<Record<string, unknown>> {
  const answers = await center.deps.portal.batch(center.actor, commands, { kind: 'write', halt: true, patienceMs })
  return Object.fromEntries(
    Object.entries(answers).map(([key, item]) => {
      if (!item.ok && key === 'record') throw faultError(item.fault, { kind: 'write' })
      return [key, item.ok ? item.result : null]
    }),
  )
}

/** Keeps for the journal what a call does to a record. */
export function noted(
  center: Center,
  kind: RecordKind,
  id: number,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): number {
  const record = recordName(kind, id)
  center.changes.push({ record, before, after })
  if (id > 0) center.marks.add(record)
  return id
}

const channelWords = (channels: readonly Channel[]): Record<string, unknown> =>
  Object.fromEntries(
    [...Map.groupBy(channels, ({ typeId }) => typeId)].map(([type, list]) => [type, list.map(({ value }) => value)]),
  )
