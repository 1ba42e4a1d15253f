import { startLargePortal } from './large-portal.ts'
import { summaryOf } from './summary.ts'
import { webhookClient, type PortalClient } from './webhook-client.ts'

export interface ListFigures {
  /** Medians, ms. */
  firstPageMs: number
  nextPageMs: number
  deepPageMs: number
  sortedPageMs: number
  wordsMs: number
  plainListMs: number
}

const select = ['id', 'title', 'stageId', 'createdTime', 'contactId', 'companyId', 'assignedById']
const open = { '@stageId': ['NEW', 'IN_PROCESS'] }

interface Ask {
  filter?: object
  order?: Record<string, string>
  start?: number
}

const command = ({ filter = {}, order = { id: 'DESC' }, start = -1 }: Ask): string => {
  const parts = new URLSearchParams({ entityTypeId: '1', useOriginalUfNames: 'Y', start: String(start) })
  for (const name of select) parts.append('select[]', name)
  for (const [name, way] of Object.entries(order)) parts.set(`order[${name}]`, way)
  for (const [key, value] of Object.entries(filter)) {
    if (Array.isArray(value)) for (const one of value) parts.append(`filter[${key}][]`, String(one))
    else parts.set(`filter[${key}]`, String(value))
  }
  return `crm.item.list?${parts}`
}

/** The batches that the list's pages are, against a portal of 300 000 requests in a process of its own. */
export async function measureList(rounds: number): Promise<ListFigures> {
  const portal = await startLargePortal()
  try {
    const call = webhookClient(portal.webhook)
    const batch = (...asks: Ask[]) =>
      medianMs(call, rounds, Object.fromEntries(asks.map((ask, at) => [`c${at}`, command(ask)])))
    const counted = { filter: open, start: 0 }
    return {
      firstPageMs: await batch(counted, counted, { ...counted, filter: { ...open, assignedById: 2 } }, { start: 0 }),
      nextPageMs: await batch({ filter: { ...open, '<id': 299_000 } }),
      deepPageMs: await batch({ filter: { '<id': 1_000 } }),
      sortedPageMs: await batch({ filter: open, order: { createdTime: 'ASC', id: 'DESC' }, start: 0 }),
      wordsMs: await batch({ filter: { '%title': 'автомат' }, start: 0 }),
      plainListMs: await batch({}),
    }
  } finally {
    await portal.stop()
  }
}

async function medianMs(call: PortalClient, rounds: number, cmd: Record<string, string>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now()
    await call('batch', { halt: 0, cmd })
    times.push(performance.now() - startedAt)
  }
  return summaryOf(times).median
}
