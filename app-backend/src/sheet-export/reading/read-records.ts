import { z } from 'zod'
import {
  BatchReference,
  faultError,
  type Actor,
  type BatchItem,
  type Command,
  type PortalClient,
} from '../../portal/index.ts'
import { notRun } from './read-fields.ts'

export interface ReadRecords {
  items: Record<string, unknown>[]
  /** Nothing follows. */
  ended: boolean
  /** Whoever asked sees every record of the portal: what is absent is no more. */
  seesAll: boolean
  /** The portal's own clock, before anything was read. */
  at: Date
}

export interface AskedRecords {
  entityTypeId: number
  after: number
  /** Changed since, by the portal's clock; null: whenever. */
  since: Date | null
  /** Of 50 records, 40 at most. */
  pages: number
}

const pageSize = 50
/** Of one request; with the clock and the profile they stay within its 50 commands. */
export const mostPages = 40

const page = z.object({ items: z.array(z.record(z.string(), z.unknown())) })
const profile = z.object({ ADMIN: z.boolean() })
const clock = z.string().transform((text) => new Date(text))

/** Everything of the records: multifields come with the star alone. Bitrix24 docs: api-reference/crm/universal/crm-item-list */
const list = (entityTypeId: number, filter: Record<string, unknown>): Command => ({
  method: 'crm.item.list',
  params: { entityTypeId, useOriginalUfNames: 'Y', select: ['*'], filter, order: { id: 'ASC' }, start: -1 },
})

/**
 * Records of a type in the order of their numbers, each page behind the last record of the one before: one REST request. Throws
 * AppError `portal.*`. Bitrix24 docs: settings/how-to-call-rest-api/batch
 */
export async function readRecordsAfter(
  portal: Pick<PortalClient, 'batch'>,
  actor: Actor,
  { entityTypeId, after, since, pages }: AskedRecords,
): Promise<ReadRecords> {
  const changed = since ? { '>=updatedTime': since.toISOString() } : {}
  const commands = Object.fromEntries(
    Array.from({ length: pages }, (_, at) => {
      const last = at > 0 ? BatchReference.result(`p${at - 1}`, 'items', String(pageSize - 1), 'id') : after
      return [`p${at}`, list(entityTypeId, { '>id': last, ...changed })]
    }),
  )
  const answers = await ask(portal, actor, commands)
  const items: Record<string, unknown>[] = []
  for (let at = 0; at < pages; at += 1) {
    const found = itemsOf(answers[`p${at}`])
    items.push(...found)
    // A reference to a row that is not there is empty, and what it asks for means nothing.
    if (found.length < pageSize) return { items, ended: true, ...readBy(answers) }
  }
  return { items, ended: false, ...readBy(answers) }
}

/** Records by their numbers, 2 000 at most: one REST request. */
export async function readRecordsById(
  portal: Pick<PortalClient, 'batch'>,
  actor: Actor,
  entityTypeId: number,
  ids: readonly number[],
): Promise<Omit<ReadRecords, 'ended'>> {
  const commands = Object.fromEntries(
    Array.from({ length: Math.ceil(ids.length / pageSize) }, (_, at) => {
      const named = ids.slice(at * pageSize, (at + 1) * pageSize)
      return [`p${at}`, list(entityTypeId, { '@id': named })]
    }),
  )
  const answers = await ask(portal, actor, commands)
  const items = Object.keys(commands).flatMap((name) => itemsOf(answers[name]))
  return { items, ...readBy(answers) }
}

async function ask(portal: Pick<PortalClient, 'batch'>, actor: Actor, commands: Record<string, Command>) {
  const asked: Record<string, Command> = {
    time: { method: 'server.time' },
    profile: { method: 'profile' },
    ...commands,
  }
  const answers: Record<string, BatchItem> = await portal.batch(actor, asked, { kind: 'read' })
  return answers
}

function itemsOf(answer: BatchItem | undefined) {
  if (!answer?.ok) throw faultError(answer?.fault ?? notRun, { kind: 'read' })
  return page.parse(answer.result).items
}

function readBy({ profile: answer, time }: Record<string, BatchItem>): Pick<ReadRecords, 'seesAll' | 'at'> {
  if (!time?.ok) throw faultError(time?.fault ?? notRun, { kind: 'read' })
  const seesAll = answer?.ok === true && (profile.safeParse(answer.result).data?.ADMIN ?? false)
  return { seesAll, at: clock.parse(time.result) }
}
