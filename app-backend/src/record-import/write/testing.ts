import type { PrismaClient } from '@poryadok/prisma'
import { randomUUID } from 'node:crypto'
import { aTenant, storeTenant } from '../../requests/testing.ts'
import { hashed } from '../hash-row.ts'
import type { ImportRun } from '../import-run.ts'
import { createImportStore } from '../import-store.ts'
import { nameRows } from '../rules/name-rows.ts'
import { rowsToCheck, saveChecked } from '../staging/check-store.ts'
import { stageRows } from '../staging/stage-store.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { BatchItem, Command, HeardLoad, PortalClient } from '../../portal/index.ts'

/** What a request of the writer meets: it ends well, is refused, loses its answer, is cut, comes late, hangs before it goes out, or the process dies with it. */
export type Trouble = 'refused' | 'limit' | 'lost' | 'cut' | 'late' | 'hung' | 'died-before' | 'died-after'

/** A process that is no more. */
export class Died extends Error {}

export interface CreatedItem {
  id: number
  originId: string
  createdTime: string
}

const cost = { 'crm.item.batchImport': 11, 'crm.item.import': 2 } as Record<string, number>

/**
 * A portal that imports by the vendor's rules (twenty rows a call, no time older than that of its newest record, seconds counted in
 * ten minutes) and meets its callers with troubles. `created` is its own account: what it holds, in order.
 */
export function aTroubledPortal(
  now: () => Date,
  trouble: () => Trouble | null,
  {
    lateMs = 40_000,
    looking = () => {},
  }: { lateMs?: number; /** Called when names are looked for, before it answers. */ looking?: () => void } = {},
) {
  const created: CreatedItem[] = []
  const late: { at: number; run: () => void }[] = []
  const spent: { method: string; at: number; seconds: number }[] = []
  let refusals = 0

  const within = (method: string) =>
    spent
      .filter((one) => one.method === method && one.at > now().getTime() - 600_000)
      .reduce((s, one) => s + one.seconds, 0)

  function make(fields: Record<string, unknown>) {
    const given = fields['createdTime']
    const createdTime = typeof given === 'string' ? given : now().toISOString()
    const newest = created.at(-1)?.createdTime ?? ''
    if (createdTime < newest)
      return { error: 'CRM_FIELD_ERROR_VALUE_NOT_VALID', error_description: 'Неверное значение' }
    created.push({ id: created.length + 1, originId: String(fields['originId']), createdTime })
    return { item: { id: created.length } }
  }

  function answer({ method, params = {} }: Command): BatchItem {
    if (method === 'method.get') return { ok: true, result: { isExisting: true, isAvailable: true } }
    if (method === 'crm.item.list') {
      const items = listed(created, params)
      if (params['filter'] !== undefined) looking()
      return { ok: true, result: { items } }
    }
    if (method === 'crm.item.delete') {
      created.splice(
        created.findIndex(({ id }) => id === params['id']),
        1,
      )
      return { ok: true, result: [] }
    }
    if (within(method) > 480) {
      refusals += 1
      return { ok: false, fault: { code: 'portal.limit', portalCode: 'OPERATION_TIME_LIMIT', detail: '' } }
    }
    spent.push({ method, at: now().getTime(), seconds: cost[method] ?? 0 })
    if (method === 'crm.item.import') return { ok: true, result: make(params['fields'] as Record<string, unknown>) }
    return { ok: true, result: { items: (params['data'] as Record<string, unknown>[]).map(make) } }
  }

  const batch = (_actor: unknown, commands: Record<string, Command>, options: Parameters<PortalClient['batch']>[2]) => {
    for (const one of late.splice(0))
      if (one.at <= now().getTime()) one.run()
      else late.push(one)
    const list = Object.entries(commands)
    const run = (some = list) => Object.fromEntries(some.map(([key, command]) => [key, answer(command)]))
    const met = options.kind === 'write' ? trouble() : null
    if (met === 'refused') throw new AppError('portal.unavailable')
    if (met === 'limit') throw new AppError('portal.limit', { params: { seconds: 2 } })
    if (met === 'died-before') throw new Died()
    if (met === 'late' || met === 'hung') {
      const at = now().getTime() + lateMs
      const goesOut = met === 'late' || options.goneBy === undefined || at <= options.goneBy.getTime()
      if (goesOut) late.push({ at, run: () => void run() })
      throw new AppError('portal.outcome-unknown')
    }
    const answers = run(met === 'cut' ? list.slice(0, Math.ceil(list.length / 2)) : list)
    if (met === 'died-after') throw new Died()
    if (met !== null) throw new AppError('portal.outcome-unknown')
    const loads = new Map<string, HeardLoad>()
    for (const [method, price] of Object.entries(cost)) {
      const calls = list.filter(([, command]) => command.method === method).length
      const seconds = within(method)
      loads.set(method, { first: seconds - Math.max(0, calls - 1) * price, seconds, resetAt: now() })
    }
    options.hearLoads?.(loads)
    return answers
  }
  const client = { batch: async (...args: Parameters<typeof batch>) => batch(...args) }
  return { client: client as unknown as PortalClient, created, refusals: () => refusals }
}

function listed(created: readonly CreatedItem[], { filter, order }: Record<string, unknown>): CreatedItem[] {
  const ids = (filter as { '@id'?: number[] } | undefined)?.['@id']
  if (ids) return created.filter(({ id }) => ids.includes(id))
  const names = (filter as { '@originId'?: string[] } | undefined)?.['@originId']
  if (names) return created.filter(({ originId }) => names.includes(originId)).slice(0, 50)
  return (order as { id: string }).id === 'DESC' ? created.slice(-50).toReversed() : created.slice(0, 50)
}

/** Rows in staging, ready to be written, with times of ten years in no order. */
export async function aWritingRun(prisma: PrismaClient, rows: number, random = () => 0.5): Promise<ImportRun> {
  const tenant = aTenant({ id: randomUUID(), memberId: randomUUID(), entityTypeId: 1 })
  await storeTenant(prisma, tenant)
  const runs = createImportStore(prisma)
  const run = await runs.create({
    portalId: tenant.id,
    title: 'Архив',
    entityTypeId: 1,
    content: 'records',
    belongsTo: null,
    source: 'file',
    uploadId: randomUUID(),
    fileName: 'a.csv',
    sizeBytes: 1,
    part: null,
    format: 'csv',
    charset: null,
    delimiter: null,
    recognised: null,
    columns: ['Id'],
    originKey: { kind: 'column', column: 0 },
    mapping: { columns: [], constants: {} },
    options: { window: null, keepDates: true },
    startedBy: 1,
    createdAt: new Date(0),
  })
  for (let from = 0; from < rows; from += 500) {
    const page = Array.from({ length: Math.min(500, rows - from) }, (_, at) =>
      hashed({ number: from + at + 2, cells: [String(from + at)], faults: [] }),
    )
    await prisma.$transaction((tx) => stageRows(tx, run, nameRows(run, page, new Map())))
  }
  for (let after = 0n; ;) {
    const page = await rowsToCheck(prisma, run.id, after, 500)
    const last = page.at(-1)
    if (!last) break
    const checked = page.map(({ id, number }) => ({
      id,
      record: { title: `Запрос ${number}` },
      notes: [],
      originalAt: new Date(Date.UTC(2015, 0, 1) + Math.floor(random() * 3e11)),
    }))
    await prisma.$transaction((tx) => saveChecked(tx, checked))
    after = last.id
  }
  await runs.change(run.portalId, run.id, { state: 'writing' })
  return run
}
