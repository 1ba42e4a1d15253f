import { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import {
  actorOf,
  cardPath,
  faultError,
  type Command,
  type PortalClient,
  type Tenant,
  type Viewer,
} from '../portal/index.ts'
import type { MoveRequest } from './contract.ts'

/** A request as its reader sees it in the portal. */
export interface SeenRequest {
  entityTypeId: number
  entityId: number
  title: string
  stageId: string
  contactId: number | null
  companyId: number | null
  responsibleId: number
}

const id = z.coerce.number().int()
const none = id.nullish().catch(null)
const item = z.object({
  id,
  title: z.string().nullish(),
  stageId: z.string().nullish(),
  contactId: none,
  companyId: none,
  assignedById: none,
})

export const requestView = ({ entityTypeId, entityId, title }: SeenRequest): MoveRequest => ({
  id: entityId,
  title,
  path: cardPath(entityTypeId, entityId),
})

const select = ['id', 'title', 'stageId', 'contactId', 'companyId', 'assignedById']

/**
 * The requests by the person's own right, in one REST request. Throws `request.not-found` when the portal does not show them one
 * of these: whoever may not read a request neither takes letters out of it nor puts them there.
 */
export async function readRequests(
  portal: PortalClient,
  viewer: Viewer,
  places: readonly { entityTypeId: number; entityId: number }[],
): Promise<SeenRequest[]> {
  const commands = Object.fromEntries(
    places.map(({ entityTypeId, entityId }, at): [string, Command] => [
      `r${at}`,
      { method: 'crm.item.get', params: { entityTypeId, id: entityId, select } },
    ]),
  )
  const answers = await portal.batch(actorOf(viewer), commands, { kind: 'read', patienceMs: 10_000 })
  return places.map(({ entityTypeId }, at) => {
    const answer = answers[`r${at}`]
    if (!answer?.ok) {
      if (!answer || ['portal.refused', 'portal.no-rights'].includes(answer.fault.code))
        throw new AppError('request.not-found')
      throw faultError(answer.fault, { kind: 'read' })
    }
    return seen(entityTypeId, z.object({ item }).parse(answer.result).item)
  })
}

const seen = (entityTypeId: number, found: z.infer<typeof item>): SeenRequest => ({
  entityTypeId,
  entityId: found.id,
  title: found.title || `№ ${found.id}`,
  stageId: found.stageId ?? '',
  contactId: found.contactId || null,
  companyId: found.companyId || null,
  responsibleId: found.assignedById ?? 0,
})

/** Requests as the portal has them now, by its own right; one that is gone is absent. One REST request. */
export async function presentRequests(
  portal: PortalClient,
  portalId: string,
  places: readonly { entityTypeId: number; entityId: number }[],
): Promise<SeenRequest[]> {
  const commands = Object.fromEntries(
    places.map(({ entityTypeId, entityId }, at): [string, Command] => [
      `r${at}`,
      { method: 'crm.item.list', params: { entityTypeId, filter: { id: entityId }, select, start: -1 } },
    ]),
  )
  const answers = await portal.batch({ kind: 'portal', portalId }, commands, { kind: 'read' })
  return places.flatMap(({ entityTypeId }, at) => {
    const answer = answers[`r${at}`]
    if (!answer?.ok) throw faultError(answer?.fault ?? notRun, { kind: 'read' })
    return z
      .object({ items: z.array(item) })
      .parse(answer.result)
      .items.map((one) => seen(entityTypeId, one))
  })
}

const notRun = { code: 'portal.outcome-unknown', detail: 'not run', portalCode: 'NOT_RUN' } as const

/** Requests that the person may choose: by number, or by words of the title; without either the newest. One REST request. */
export async function findTargets(
  portal: PortalClient,
  viewer: Viewer,
  tenant: Tenant,
  text: string,
): Promise<MoveRequest[]> {
  const number = /^№?\s*(\d{1,9})$/.exec(text)?.[1]
  const list = (filter: object): Command => ({
    method: 'crm.item.list',
    params: { entityTypeId: tenant.entityTypeId, filter, select: ['id', 'title'], order: { id: 'DESC' }, start: -1 },
  })
  const commands: Record<string, Command> = {
    ...(number ? { number: list({ id: Number(number) }) } : {}),
    title: list(text === '' ? {} : { '%title': text }),
  }
  const answers = await portal.batch(actorOf(viewer), commands, { kind: 'read', patienceMs: 10_000 })
  const found = Object.values(answers).flatMap((answer) => {
    if (!answer.ok) throw faultError(answer.fault, { kind: 'read' })
    return z.object({ items: z.array(item) }).parse(answer.result).items
  })
  const unique = new Map(found.map((one) => [one.id, seen(tenant.entityTypeId, one)]))
  return [...unique.values()].slice(0, 20).map(requestView)
}
