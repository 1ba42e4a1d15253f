import { z } from 'zod'
import { type Actor, type Command, type PortalClient } from '../portal/index.ts'
import { answerOf, type OpenActivity } from './read-activities.ts'

const item = z.looseObject({
  id: z.coerce.number().int(),
  title: z.string().nullish(),
  name: z.string().nullish(),
  lastName: z.string().nullish(),
  assignedById: z.coerce.number().int().nullish(),
  stageId: z.string().nullish(),
  closed: z.string().nullish(),
})
const page = z.object({ items: z.array(item) })

export interface Owner {
  title: string
  responsibleId: number | null
  stageId: string | null
  /** The portal says so itself (deals). */
  closed: boolean
}

type Place = OpenActivity['owner']
export const ownerKey = ({ entityTypeId, id }: Place): string => `${entityTypeId}/${id}`

const contactTypeId = 3
const dealTypeId = 2
const selectOf = (entityTypeId: number): string[] =>
  entityTypeId === contactTypeId
    ? ['id', 'name', 'lastName', 'assignedById']
    : entityTypeId === dealTypeId
      ? ['id', 'title', 'assignedById', 'stageId', 'closed']
      : ['id', 'title', 'assignedById', 'stageId']

/** The records that activities belong to, by `ownerKey`, as this token shows them; one request, 50 records a command. */
export async function readOwners(
  { portal }: { portal: Pick<PortalClient, 'batch'> },
  actor: Actor,
  places: readonly Place[],
): Promise<Map<string, Owner>> {
  const commands: Record<string, Command> = {}
  const types = Map.groupBy(places, ({ entityTypeId }) => entityTypeId)
  for (const [entityTypeId, group] of types) {
    const ids = Array.from(new Set(group.map(({ id }) => id)))
    for (let at = 0; at < ids.length; at += 50) {
      const params = {
        entityTypeId,
        filter: { '@id': ids.slice(at, at + 50) },
        select: selectOf(entityTypeId),
        start: -1,
      }
      commands[`${entityTypeId}:${at}`] = { method: 'crm.item.list', params }
    }
  }
  if (Object.keys(commands).length === 0) return new Map()
  const answers = await portal.batch(actor, commands, { kind: 'read', patienceMs: 10_000 })
  const owners = new Map<string, Owner>()
  for (const key of Object.keys(commands)) {
    // A type that is not there any more has no records.
    const answer = answers[key]
    if (answer && !answer.ok && (answer.fault.code === 'portal.refused' || answer.fault.code === 'portal.no-rights'))
      continue
    for (const one of page.parse(answerOf(answer)).items)
      owners.set(ownerKey({ entityTypeId: Number(key.split(':')[0]), id: one.id }), ownerOf(one))
  }
  return owners
}

const ownerOf = (one: z.infer<typeof item>): Owner => ({
  title: one.title || [one.lastName, one.name].filter(Boolean).join(' ') || `№ ${one.id}`,
  responsibleId: one.assignedById || null,
  stageId: one.stageId ?? null,
  closed: one.closed === 'Y',
})
