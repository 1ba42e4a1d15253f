import { figure } from './figure.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { callApi, openPage } from './install-app.ts'
import { signIn } from './sign-in.ts'
import { asked, countingRequests, quiet, testNetwork } from './testing.ts'

const network = testNetwork()
// What the product reads when it starts (people, absences) is no opening's.
beforeAll(() => quiet(network))
const open = (view: string, id: string, userId = 1) =>
  countingRequests(network, () =>
    openPage(network.portal.state, `${network.appUrl}/p/${view}`, network.clientId, userId, { ID: id }),
  )

describe('REST requests of an open tab', () => {
  it('are one on a contact', async () => {
    // Fields are kept for half an hour, whoever asks.
    await open('contact-requests', '1')
    const { result, requests } = await open('contact-requests', '1')
    expect(result.boot.page).not.toBeNull()
    figure('REST requests of an open tab of a contact', requests.length, 'requests')
    expect(requests, asked(requests)).toHaveLength(1)
  })

  it('are two on a company whose contacts are not known, and one from then on', async () => {
    const cold = await open('company-requests', '1')
    const warm = await open('company-requests', '1')
    expect([cold.requests.length, warm.requests.length]).toEqual([2, 1])
    expect(warm.result.boot.page?.rows).toEqual(cold.result.boot.page?.rows)
  })
})

describe('REST requests of the list of all requests', () => {
  const filter = { match: 'all', groups: [{ match: 'any', conditions: [{ field: 'stageId', op: 'open' }] }] }
  const page = async (token: string, after: string | null) => {
    const body = {
      selection: { filter, sort: { field: 'id', direction: 'desc' } },
      columns: ['stageId', 'contactIds', 'companyId', 'assignedById'],
      count: after === null ? ['open', 'mine', 'overdue'] : [],
      after,
    }
    return callApi(network.appUrl, token, 'POST', '/api/request-list/page', body) as Promise<{ rows: object[] }>
  }

  it('are one a page: conditions, names of clients and counts of views ride along', async () => {
    const token = await signIn(network)
    await callApi(network.appUrl, token, 'GET', '/api/request-list')
    const first = await countingRequests(network, () => page(token, null))
    const next = await countingRequests(network, () => page(token, 'id:9'))
    figure('REST requests of a page of the list', next.requests.length, 'requests')
    expect([first.requests.length, next.requests.length]).toEqual([1, 1])
    expect(first.result.rows[0]).toMatchObject({ values: { contactIds: [{ name: expect.any(String) as string }] } })
  })
})

describe('REST requests of a client’s tab', () => {
  it('are one a page of the company’s own and its contacts’ requests, with any conditions', async () => {
    const token = await signIn(network)
    const client = { kind: 'company', id: 1 }
    const filter = { match: 'any', groups: [{ match: 'all', conditions: [{ field: 'title', op: 'filled' }] }] }
    const page = (after: string | null) => {
      const selection = { filter, sort: { field: 'id', direction: 'desc' } }
      const body = {
        client,
        selection,
        columns: ['contactIds'],
        count: after === null ? ['open', 'closed'] : [],
        after,
      }
      return countingRequests(network, () => callApi(network.appUrl, token, 'POST', '/api/request-list/page', body))
    }
    await page(null)
    const requests = [await page(null), await page('id:9')].map((one) => one.requests.length)
    figure('REST requests of a page of a company’s tab', Math.max(...requests), 'requests')
    expect(requests).toEqual([1, 1])
  })
})

describe('rights', () => {
  it('of the viewer decide: who may read nothing in the CRM sees no rows', async () => {
    const nobody = [...network.portal.state.users.values()].find((user) => user.lastName === 'Нагорный')
    if (!nobody) throw new Error('no such person')
    const { result: seen } = await open('contact-requests', '1')
    expect(seen.boot.page?.rows).not.toEqual([])
    const { result } = await open('contact-requests', '1', nobody.id)
    expect([result.status, result.boot.error]).toEqual([200, null])
    expect(result.boot.page?.rows).toEqual([])
    expect(Object.values(result.boot.page?.counts ?? { none: -1 }).every((count) => count === 0)).toBe(true)
  })
})
