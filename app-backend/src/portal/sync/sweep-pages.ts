import { faultError } from '../client/fault-error.ts'
import type { PortalClient } from '../client/portal-client.ts'
import { itemsOf, itemState } from '../records/item-state.ts'
import { pageSize } from '../records/read-records.ts'
import type { Records } from '../records/records.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Tenant } from '../tenant.ts'
import type { CursorStore, ItemsCursor } from './cursor-store.ts'
import { pageChain } from './page-commands.ts'

/** Pages of one request at most; one request is one step of a long pass. */
const chainPages = 48

export interface PassDeps {
  portal: PortalClient
  records: Records
  cursors: CursorStore
  clock: Clock
}

/** Applies one page of a pass and moves its cursor on; true when the page was the last. */
export async function takePage(
  deps: PassDeps,
  tenant: Tenant,
  entityTypeId: number,
  cursor: ItemsCursor,
  result: unknown,
  readAt: Date,
): Promise<boolean> {
  const { pass } = cursor
  if (!pass) return true
  const watched = deps.records.watches.of(tenant).get(entityTypeId) ?? []
  const raw = itemsOf(result)
  const states = raw.map((item) => itemState(entityTypeId, item, watched))
  // A row at or before the last id is the answer to a reference that led nowhere: the page before was the last.
  const fresh = states.filter((state) => state.id > pass.lastId)
  const present = new Map(fresh.map((state) => [state.id, state]))
  const options = { source: 'sweep', watchedSince: cursor.since, meetSilently: cursor.watermark === null } as const
  const { failed } = await deps.records.apply(tenant, entityTypeId, { readAt, present }, options)
  for (const error of failed.values()) throw error
  pass.lastId = Math.max(pass.lastId, ...fresh.map((state) => state.id))
  pass.pages += 1
  return raw.length < pageSize || fresh.length === 0
}

/** Ends the pass when its last page was taken, and keeps where it stands in any case. */
export async function keepPass(
  deps: PassDeps,
  tenant: Tenant,
  entityTypeId: number,
  cursor: ItemsCursor,
  ended: boolean,
): Promise<void> {
  const { pass } = cursor
  if (ended && pass) Object.assign(cursor, { watermark: pass.startedAt, lastOkAt: pass.begunAt, pass: null })
  await deps.cursors.saveItems(tenant.id, entityTypeId, cursor, deps.clock.now())
}

/** Reads many pages of one type in one request; true when the pass has ended. */
export async function takeChain(
  deps: PassDeps,
  tenant: Tenant,
  entityTypeId: number,
  cursor: ItemsCursor,
): Promise<boolean> {
  const watched = deps.records.watches.of(tenant).get(entityTypeId) ?? []
  const { lastId: after, pages } = cursor.pass ?? { lastId: 0, pages: 1 }
  // What changed in ten quiet minutes is rarely a thousand records: the chain grows with what was found.
  const commands = pageChain(
    { entityTypeId, watched, watermark: cursor.watermark, after },
    Math.min(pages * 4, chainPages),
  )
  const readAt = deps.clock.now()
  const items = await deps.portal.batch({ kind: 'portal', portalId: tenant.id }, commands, { kind: 'read' })
  let ended = false
  for (const key of Object.keys(commands)) {
    const answer = items[key]
    if (!answer?.ok) {
      if (answer) throw faultError(answer.fault, { kind: 'read' })
      break
    }
    ended = await takePage(deps, tenant, entityTypeId, cursor, answer.result, readAt)
    if (ended) break
  }
  await keepPass(deps, tenant, entityTypeId, cursor, ended)
  return ended
}
