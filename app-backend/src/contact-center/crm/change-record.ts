import { z } from 'zod'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Center } from '../center.ts'
import { mergeRuleOf, type RecordKind } from '../rules/field-map.ts'
import { newChannels, type Channel } from '../rules/merge-channels.ts'
import { mergeFields } from '../rules/merge-fields.ts'
import { ask } from './ask.ts'
import { listItems } from './list-items.ts'
import { recordName } from './record-types.ts'
import { versionOf } from './views.ts'
import { updateRecord } from './write-record.ts'

const held = z.looseObject({
  id: z.coerce.number().int(),
  updatedTime: z
    .string()
    .nullish()
    .transform((value) => value ?? ''),
  fm: z
    .array(z.object({ typeId: z.enum(['PHONE', 'EMAIL']).or(z.string()), valueType: z.string(), value: z.string() }))
    .catch([]),
})
export type Held = z.infer<typeof held>

export const changedAnswer = z.object({
  id: z.int(),
  /** Names of the fields that were written. */
  changed: z.array(z.string()),
  /** What was given and stays: same = it is so already, filled = somebody has filled it in, never = the table forbids it. */
  kept: z.array(z.object({ field: z.string(), because: z.enum(['same', 'filled', 'never']) })),
  /** As the record is now: `If-Match` of the next change. */
  version: z.string(),
})
export type Changed = z.infer<typeof changedAnswer>

export interface Change {
  kind: RecordKind
  id: number
  /** `If-Match`, as a read gave it. */
  version?: string | undefined
  fields: Record<string, unknown>
  channels: readonly Channel[]
}

/** Reads one record. Throws `center.not-found`. */
async function readHeld(center: Center, kind: RecordKind, id: number): Promise<Held> {
  const answers = await ask(center.deps.portal, center.actor, { record: listItems(kind, { id }) })
  const [item] = z.object({ items: z.array(held) }).parse(answers.record).items
  if (!item) throw new AppError('center.not-found', { params: { record: recordName(kind, id) } })
  return item
}

/** Changes a record by its merge rules: one request to read it unless `known`, one to write what differs. Throws `center.changed`. */
export async function changeRecord(center: Center, change: Change, known?: Held): Promise<Changed> {
  const { kind, id } = change
  const item = known ?? (await readHeld(center, kind, id))
  const version = versionOf(item)
  if (change.version !== undefined && change.version !== version && change.version !== '*')
    throw new AppError('center.changed', { params: { record: recordName(kind, id) } })
  const merged = mergeFields(item, change.fields, mergeRuleOf(kind, center.maps.fields))
  const channels = newChannels(item.fm as Channel[], change.channels)
  center.marks.add(recordName(kind, id))
  const updatedTime = await updateRecord(center, { kind, id, before: merged.before, after: merged.after, channels })
  const changed = [
    ...Object.keys(merged.after),
    ...new Set(channels.map(({ typeId }) => (typeId === 'PHONE' ? 'phones' : 'emails'))),
  ]
  return { id, changed, kept: merged.kept, version: updatedTime === null ? version : versionOf({ id, updatedTime }) }
}
