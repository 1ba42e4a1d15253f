import { z } from 'zod'
import type { Clock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Logger } from '../../platform/log/logger.ts'
import { faultError } from '../client/fault-error.ts'
import type { BatchItem, Command, MethodAnswer, PortalClient } from '../client/portal-client.ts'
import { leadEntityTypeId, type Tenant } from '../tenant.ts'
import type { DirectoryStore } from './directory-store.ts'

/** Age at which a list is fetched again in the background; events bring changes sooner where the portal has them. */
const staleMs = 60 * 60_000
/** Shortest time between two fetches that a screen sets off in the background, per portal and process. */
const pauseMs = 10 * 60_000
const userPages = 10

const stage = z.object({
  STATUS_ID: z.string(),
  NAME: z.string(),
  SORT: z.coerce.number(),
  COLOR: z.string().nullish(),
  SEMANTICS: z.string().nullish(),
  ENTITY_ID: z.string(),
})
const user = z.object({
  ID: z.coerce.number(),
  NAME: z.string().nullish(),
  LAST_NAME: z.string().nullish(),
  ACTIVE: z.boolean().default(true),
})
const option = z.object({ ID: z.coerce.string(), VALUE: z.string() })

export interface DirectoryData {
  stages: { id: string; name: string; sort: number; color: string | null; meaning: 'process' | 'success' | 'failure' }[]
  people: { id: number; name: string; active: boolean }[]
  categories: { id: string; name: string }[]
  /** Entries of the CRM's dictionaries by their names: SOURCE and those of people's own. Absent in what was kept before they were. */
  dictionaries?: Record<string, { id: string; name: string }[]>
}

export interface Directory {
  /** Names of stages, people and categories. From the store; fetched only when the portal was never read. */
  of(tenant: Tenant): Promise<DirectoryData>
  /** Fetches now, by the portal's own token: one request for 500 people. Throws when stages or fields are refused. */
  refresh(tenant: Tenant): Promise<DirectoryData>
  /** Something unknown turned up: fetch without anybody waiting, but not again for what the last fetch did not bring either. */
  missed(tenant: Tenant): void
}

const meaningOf = (semantics: string | null | undefined) =>
  semantics === 'S' ? 'success' : semantics === 'F' ? 'failure' : 'process'

/** Dictionary of the stages of a type. A smart process has its stages per category; the default category is used. */
const stageEntity = (entityTypeId: number) =>
  entityTypeId === leadEntityTypeId ? 'STATUS' : `DYNAMIC_${entityTypeId}_STAGE_`

export function createDirectory(deps: {
  store: DirectoryStore
  portal: Pick<PortalClient, 'batch'>
  clock: Clock
  log: Logger
}): Directory {
  const { store, portal, clock, log } = deps
  const running = new Map<string, Promise<DirectoryData>>()
  const fetchedInBackground = new Map<string, number>()
  const kindOf = (tenant: Tenant) => `directory:${tenant.entityTypeId}`
  const keyOf = (tenant: Tenant) => `${tenant.id} ${kindOf(tenant)}`

  async function fetchAll(tenant: Tenant): Promise<DirectoryData> {
    const actor = { kind: 'portal', portalId: tenant.id } as const
    const commands: Record<string, Command> = {
      stages: { method: 'crm.status.list', params: { order: { SORT: 'ASC' } } },
      fields: { method: 'crm.item.fields', params: { entityTypeId: tenant.entityTypeId, useOriginalUfNames: 'Y' } },
    }
    for (let page = 0; page < userPages; page += 1)
      commands[`users${page}`] = { method: 'user.get', params: { sort: 'ID', order: 'ASC', start: page * 50 } }
    const items = await portal.batch(actor, commands, { kind: 'read' })
    const users = Array.from({ length: userPages }, (_, page) => items[`users${page}`])
    return {
      stages: stagesOf(answered(items['stages']), tenant.entityTypeId),
      dictionaries: dictionariesOf(answered(items['stages'])),
      categories: categoriesOf(answered(items['fields']), tenant.fieldNames.category),
      people: users.flatMap((answer) => (answer?.ok ? peopleOf(answer) : [])),
    }
  }

  function refresh(tenant: Tenant): Promise<DirectoryData> {
    const key = keyOf(tenant)
    const already = running.get(key)
    if (already) return already
    const work = (async () => {
      const data = await fetchAll(tenant)
      await store.save(tenant.id, kindOf(tenant), data, clock.now())
      return data
    })().finally(() => running.delete(key))
    running.set(key, work)
    return work
  }

  function missed(tenant: Tenant) {
    const now = clock.now().getTime()
    if (now - (fetchedInBackground.get(keyOf(tenant)) ?? Number.NEGATIVE_INFINITY) < pauseMs) return
    fetchedInBackground.set(keyOf(tenant), now)
    refresh(tenant).catch((error: unknown) => log.warn({ err: error, portalId: tenant.id }, 'directory not refreshed'))
  }

  return {
    refresh,
    missed,
    async of(tenant) {
      const row = await store.read(tenant.id, kindOf(tenant))
      if (!row) return refresh(tenant)
      if (clock.now().getTime() - row.fetchedAt.getTime() > staleMs) missed(tenant)
      return row.data as DirectoryData
    },
  }
}

/** What a command brought; a list that is kept for an hour is never an empty stand-in for a refusal. */
function answered(item: BatchItem | undefined): MethodAnswer {
  if (!item) throw new AppError('internal')
  if (!item.ok) throw faultError(item.fault, { kind: 'read' })
  return item
}

function stagesOf(answer: MethodAnswer, entityTypeId: number): DirectoryData['stages'] {
  const entity = stageEntity(entityTypeId)
  const mine = (id: string) => (entityTypeId === leadEntityTypeId ? id === entity : id.startsWith(entity))
  return z
    .array(stage)
    .parse(answer.result)
    .filter((row) => mine(row.ENTITY_ID))
    .map((row) => ({
      id: row.STATUS_ID,
      name: row.NAME,
      sort: row.SORT,
      color: row.COLOR || null,
      meaning: meaningOf(row.SEMANTICS),
    }))
}

/** Bitrix24 docs: api-reference/crm/status/crm-status-list */
function dictionariesOf(answer: MethodAnswer): Record<string, { id: string; name: string }[]> {
  const rows = z.array(stage).parse(answer.result)
  const entries = (entity: string) =>
    rows.filter((row) => row.ENTITY_ID === entity).map((row) => ({ id: row.STATUS_ID, name: row.NAME }))
  return Object.fromEntries([...new Set(rows.map((row) => row.ENTITY_ID))].map((entity) => [entity, entries(entity)]))
}

const peopleOf = (answer: MethodAnswer): DirectoryData['people'] =>
  z
    .array(user)
    .catch([])
    .parse(answer.result)
    .map((row) => ({
      id: row.ID,
      name: [row.NAME, row.LAST_NAME].filter(Boolean).join(' ') || `№ ${row.ID}`,
      active: row.ACTIVE,
    }))

function categoriesOf(answer: MethodAnswer, field: string): DirectoryData['categories'] {
  const fields = (answer.result as { fields?: Record<string, { items?: unknown }> } | undefined)?.fields
  return z
    .array(option)
    .catch([])
    .parse(fields?.[field]?.items)
    .map((item) => ({ id: item.ID, name: item.VALUE }))
}
