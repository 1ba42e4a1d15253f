import { z } from 'zod'
import { faultError, type BatchItem, type Command, type PortalClient } from '../portal/index.ts'
import { typeNames, typeNumber } from './rules/comment-type.ts'
import type { Place } from './rules/new-bindings.ts'

/** A comment of a timeline, as far as routes look at it. */
export interface SeenComment {
  id: number
  authorId: number | null
  created: Date
  text: string
}

/** Commands of one REST request. */
const batchSize = 50

const comment = z
  .object({
    ID: z.coerce.number().int().positive(),
    AUTHOR_ID: z.coerce.number().int().nullish(),
    CREATED: z.string().transform((text) => new Date(text)),
    COMMENT: z.string().nullish(),
  })
  .transform(({ ID, AUTHOR_ID, CREATED, COMMENT }): SeenComment => ({
    id: ID,
    authorId: AUTHOR_ID || null,
    created: CREATED,
    text: COMMENT ?? '',
  }))
const bindings = z.array(z.object({ ENTITY_ID: z.coerce.number().int(), ENTITY_TYPE: z.string() }))
const items = z.object({ items: z.array(z.object({ id: z.coerce.number().int() })) })

const isGone = ({ fault: { code } }: Extract<BatchItem, { ok: false }>) =>
  code === 'portal.refused' || code === 'portal.no-rights'

/** Asks one command of each number, 50 a request; what is gone, or may not be read, is left out. */
async function askEach<Answer>(
  portal: PortalClient,
  portalId: string,
  ids: readonly number[],
  { command, shape }: { command: (id: number) => Command; shape: z.ZodType<Answer> },
): Promise<Map<number, Answer>> {
  const found = new Map<number, Answer>()
  for (let from = 0; from < ids.length; from += batchSize) {
    const some = ids.slice(from, from + batchSize)
    const commands = Object.fromEntries(some.map((id): [string, Command] => [`c${id}`, command(id)]))
    const answers = await portal.batch({ kind: 'portal', portalId }, commands, { kind: 'read' })
    for (const id of some) {
      const answer = answers[`c${id}`]
      if (answer?.ok) found.set(id, shape.parse(answer.result))
      else if (answer && !isGone(answer)) throw faultError(answer.fault, { kind: 'read' })
    }
  }
  return found
}

/** Comments by their numbers. Bitrix24 docs: api-reference/crm/timeline/comments/crm-timeline-comment-get */
export async function readCommentsById(
  portal: PortalClient,
  portalId: string,
  ids: readonly number[],
): Promise<SeenComment[]> {
  const command = (id: number): Command => ({ method: 'crm.timeline.comment.get', params: { id } })
  return [...(await askEach(portal, portalId, ids, { command, shape: comment })).values()]
}

/** Where each comment shows. Bitrix24 docs: api-reference/crm/timeline/bindings/crm-timeline-bindings-list */
export async function readCommentBindings(
  portal: PortalClient,
  portalId: string,
  ids: readonly number[],
): Promise<Map<number, Place[]>> {
  const command = (id: number): Command => ({
    method: 'crm.timeline.bindings.list',
    params: { filter: { OWNER_ID: id } },
  })
  const found = await askEach(portal, portalId, ids, { command, shape: bindings })
  return new Map(
    [...found].map(([id, places]) => [
      id,
      places.flatMap(({ ENTITY_ID, ENTITY_TYPE }) => {
        const entityTypeId = typeNumber(ENTITY_TYPE)
        return entityTypeId === null ? [] : [{ entityTypeId, entityId: ENTITY_ID }]
      }),
    ]),
  )
}

export interface CommentPage {
  comments: SeenComment[]
  /** Number of the last record read. */
  lastId: number
  full: boolean
}

/**
 * Comments of the next 50 records of a type: the portal lists them by record alone. Two requests; of one record its last 50.
 * Bitrix24 docs: api-reference/crm/timeline/comments/crm-timeline-comment-list
 */
export async function readCommentsOf(
  portal: PortalClient,
  portalId: string,
  { source, after }: { source: number; after: number },
): Promise<CommentPage> {
  const params = {
    entityTypeId: source,
    filter: { '>id': after },
    select: ['id'],
    order: { id: 'ASC' },
    start: -1,
  }
  const { result } = await portal.call({ kind: 'portal', portalId }, 'crm.item.list', params, { kind: 'read' })
  const ids = items.parse(result).items.map(({ id }) => id)
  const command = (ENTITY_ID: number): Command => ({
    method: 'crm.timeline.comment.list',
    params: {
      filter: { ENTITY_ID, ENTITY_TYPE: typeNames[source] },
      select: ['ID', 'CREATED', 'AUTHOR_ID', 'COMMENT'],
      order: { ID: 'DESC' },
    },
  })
  const found = await askEach(portal, portalId, ids, { command, shape: z.array(comment) })
  const comments = new Map([...found.values()].flat().map((one) => [one.id, one]))
  return {
    comments: [...comments.values()].toSorted((a, b) => a.id - b.id),
    lastId: ids.at(-1) ?? after,
    full: ids.length === batchSize,
  }
}
