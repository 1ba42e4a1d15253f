import { addByBatch, addByImport } from './add-rows.ts'
import { startLargePortal, type LargePortal } from './large-portal.ts'
import { summaryOf } from './summary.ts'
import { webhookClient, type PortalClient } from './webhook-client.ts'

export interface PortalScale {
  loadSeconds: number
  /** MB, right after the start and at the end of all. */
  residentAtStart: number
  residentAtEnd: number
  /** Median of a keyset page of fifty leads, ms, by how many rows lie before it. */
  pages: { depth: number; ms: number }[]
  /** Median of the counted list of one contact's requests, ms. */
  ofContactMs: number
  /** Rows a second. */
  batchRate: number
  importRate: number
  snapshotSeconds: number
  /** Longest time a call of server.time took while the snapshot was made, ms. */
  longestWaitMs: number
}

const depths = [0, 100_000, 299_000]
const rounds = 21

/** The large portal by HTTP, as an application meets it: this process calls, another one answers. */
export async function measurePortalScale({ rows }: { rows: number }): Promise<PortalScale> {
  const portal = await startLargePortal()
  try {
    const call = webhookClient(portal.webhook)
    const residentAtStart = await portal.residentMb()
    const pages = []
    for (const depth of depths) pages.push({ depth, ms: await pageMs(call, depth) })
    const ofContactMs = await contactMs(call)
    await addByBatch(call, rows / 10)
    const batchRate = rows / (await seconds(() => addByBatch(call, rows)))
    await addByImport(call, rows / 10)
    const importRate = rows / (await seconds(() => addByImport(call, rows)))
    const snapshot = await snapshotBeside(portal, call)
    const residentAtEnd = await portal.residentMb()
    const { loadSeconds } = portal
    return { loadSeconds, residentAtStart, residentAtEnd, pages, ofContactMs, batchRate, importRate, ...snapshot }
  } finally {
    await portal.stop()
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return (performance.now() - startedAt) / 1000
}

async function medianMs(work: () => Promise<void>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) times.push(1000 * (await seconds(work)))
  return summaryOf(times).median
}

async function pageMs(call: PortalClient, depth: number): Promise<number> {
  return medianMs(async () => {
    const { items } = await call<{ items: unknown[] }>('crm.item.list', {
      entityTypeId: 1,
      select: ['id', 'title', 'stageId', 'contactIds'],
      filter: { '>id': depth },
      order: { id: 'ASC' },
      start: -1,
    })
    if (items.length !== 50) throw new Error(`a page after ${depth} holds ${items.length} rows`)
  })
}

async function contactMs(call: PortalClient): Promise<number> {
  const list = { entityTypeId: 1, filter: { contactIds: 500 }, order: { id: 'DESC' } }
  return medianMs(async () => {
    const { items } = await call<{ items: unknown[] }>('crm.item.list', list)
    if (items.length === 0) throw new Error('the contact has no requests')
  })
}

/** Takes a snapshot while an application goes on calling. */
async function snapshotBeside(
  portal: LargePortal,
  call: PortalClient,
): Promise<{ snapshotSeconds: number; longestWaitMs: number }> {
  let longestWaitMs = 0
  const ended = new AbortController()
  const calling = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      const waitMs = 1000 * (await seconds(() => call('server.time', {})))
      longestWaitMs = Math.max(longestWaitMs, waitMs)
    }
  }
  const taking = async (): Promise<void> => {
    const answer = await fetch(`${portal.url}/_portal/snapshot`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"bench"}',
    }).finally(() => ended.abort())
    if (!answer.ok) throw new Error(`no snapshot: ${answer.status}`)
  }
  const snapshotSeconds = await seconds(() => Promise.all([calling(), taking()]))
  return { snapshotSeconds, longestWaitMs }
}
