import { expect, it } from 'vitest'
import { figure } from './figure.ts'
import { processMemory } from './import/process-memory.ts'
import { callApi, openPage } from './install-app.ts'
import { until } from './letter-outcomes.ts'
import { signIn } from './sign-in.ts'
import { advance, countingRequests, quiet, testNetwork } from './testing.ts'

/** Three years of requests. */
const network = testNetwork({ seed: 'large', logLevel: 'warn' })
const all = { filter: { match: 'all', groups: [] }, sort: { field: 'id', direction: 'desc' } }
const columns = ['title', 'stageId', 'createdTime', 'contactIds', 'companyId', 'assignedById']

interface OwnExport {
  task: { id: string; state: string; done: number; total: number | null; fault: object | null } | null
}

const api = async <Answer>(method: string, path: string, body?: object) =>
  (await callApi(network.appUrl, await signIn(network), method, `/api/request-list${path}`, body)) as Answer

it('a tab and a page of the list are one request each among 300 000 requests, first, next and last', async () => {
  // A portal that is new gets its first sweeps within two minutes: they are over before requests are counted.
  await advance(network, 121_000)
  await quiet(network)
  const { state } = network.portal
  const clientOf = (lead: object): number => (lead as { contactIds?: number[] }).contactIds?.[0] ?? 0
  const newest = [...state.items.of(1).rows.values()].findLast(
    (lead) => lead['stageId'] === 'NEW' && clientOf(lead) > 0,
  )
  const open = () =>
    openPage(state, `${network.appUrl}/p/contact-requests`, network.clientId, 1, { ID: String(clientOf(newest ?? {})) })
  // Fields are kept for half an hour, whoever asks.
  await open()
  const tab = await countingRequests(network, open)
  expect(tab.result.boot.page?.rows).not.toEqual([])
  const token = await signIn(network)
  await callApi(network.appUrl, token, 'GET', '/api/request-list')
  const counts = [tab.requests.length]
  for (const after of [null, 'id:299000', 'id:100']) {
    const body = { selection: all, columns, count: after === null ? ['open', 'mine', 'overdue'] : [], after }
    const page = () => callApi(network.appUrl, token, 'POST', '/api/request-list/page', body)
    const { result, requests } = await countingRequests(network, page)
    expect((result as { rows: object[] }).rows).toHaveLength(50)
    counts.push(requests.length)
  }
  figure('REST requests of a tab and of three pages of the list, 300 000 requests', Math.max(...counts), 'each')
  expect(counts).toEqual([1, 1, 1, 1])
}, 120_000)

it.each(['csv', 'xlsx'] as const)(
  '300 000 requests come into one file in a memory that does not grow with them: %s',
  async (format) => {
    // An on-premise portal: the cloud's bucket would make the same 375 requests wait three minutes.
    network.portal.state.settings.limits = false
    const before = processMemory(network).now
    const startedAt = performance.now()
    await api('POST', '/export', { selection: all, columns, format })
    const seen: number[] = []
    const { task } = await until(
      async () => {
        seen.push(processMemory(network).now)
        return api<OwnExport>('GET', '/export')
      },
      (own) => own.task !== null && own.task.state !== 'running',
      1_500_000,
      2_000,
    )
    expect(task).toMatchObject({ state: 'done', fault: null })
    const seconds = Math.round((performance.now() - startedAt) / 1_000)
    figure(`Export of 300 000 requests as ${format}`, seconds, 's')
    const middle = seen[Math.floor(seen.length / 2)] ?? 0
    figure(`Memory of the product before the export as ${format}`, before, 'MB')
    figure(`Memory of the product in the middle of it (${format})`, middle, 'MB')
    figure(`Memory of the product at most (${format})`, Math.max(...seen), 'MB')
    const file = await fetch(`${network.appUrl}/api/request-list/export/${task?.id}/file`, {
      headers: { authorization: `Bearer ${await signIn(network)}` },
    })
    const bytes = Buffer.from(await file.arrayBuffer())
    expect(task?.done).toBeGreaterThanOrEqual(300_000)
    const rows = format === 'csv' ? bytes.toString('utf8').split('\r\n').filter(Boolean).length - 1 : task?.done
    expect(rows).toBe(task?.done)
    expect(Math.max(...seen) - before).toBeLessThan(200)
  },
  1_600_000,
)
