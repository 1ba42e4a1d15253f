import { beforeAll, describe, expect, it } from 'vitest'
import { callApi } from './install-app.ts'
import { until } from './letter-outcomes.ts'
import { signIn } from './sign-in.ts'
import { advance, allDone, testNetwork } from './testing.ts'

const network = testNetwork({ moreScopes: ['telephony', 'user'] })
const [agent, otherAgent, head, sales] = [2, 3, 6, 7]
let token = ''

const api = (method: string, path: string, body?: unknown, as = token): Promise<unknown> =>
  callApi(network.appUrl, as, method, path, body)
const door = async (path: string, body: object): Promise<Record<string, number & string>> => {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  return (await fetch(`${network.portal.url}/_portal/${path}`, init)).json() as Promise<Record<string, number & string>>
}
const lead = (id: number) => network.portal.state.items.of(1).get(id)
/** What events and jobs make of a moment, and of those after it. */
const after = async (ms: number): Promise<void> => {
  await allDone(network)
  await advance(network, ms)
  await allDone(network)
}
const responsible = async (id: number, userId: number): Promise<void> => {
  await until(
    () => Promise.resolve(lead(id)?.assignedById),
    (seen) => seen === userId,
  )
}
interface Shown {
  rows: {
    id: number
    state: string
    count: number
    line: string
    because: { code: string }[]
    calledBackAt: string | null
  }[]
  counts: { unresolved: number }
}
const shown = async (filter = 'all'): Promise<Shown> =>
  (await api('GET', `/api/missed-calls?filter=${filter}`)) as Shown

beforeAll(async () => {
  token = await signIn(network)
  await api('POST', '/api/phone-lines', { number: '8 (495) 118-09-81', label: 'Офис', aliases: ['МТС'], userId: sales })
}, 60_000)

describe('a missed call', () => {
  it('goes to whoever holds the line, also when the operator names it late and takes the lead back', async () => {
    const { leadId } = await door('simulate/missed-call', {
      phone: '+79001112255',
      ringUserId: agent,
      defaultUserId: otherAgent,
      sourceDescription: 'Звонок поступил на номер: МТС',
      finishAfterMs: 1_000,
      fillAfterMs: 12_000,
      reassignAfterMs: 40_000,
    })
    const id = Number(leadId)
    await after(2_000)
    expect(lead(id)?.assignedById).toBe(otherAgent)
    await after(11_000)
    await after(5_000)
    await responsible(id, sales)
    await after(30_000)
    await after(11_000)
    await responsible(id, sales)
    const { decisions } = (await api('GET', `/api/why/1/${id}`)) as {
      decisions: { kind: string; because: { code: string }[] }[]
    }
    const codes = decisions
      .filter(({ kind }) => kind === 'missed-calls')
      .flatMap(({ because }) => because.map(({ code }) => code))
    expect(codes).toEqual(
      expect.arrayContaining(['missed-call.line-in-text', 'missed-call.holder', 'missed-call.taken-by-operator']),
    )
  })

  it('stays with the person whom a head has chosen in the portal', async () => {
    const { callId, entityId } = await door('simulate/ring', {
      phone: '+79001112266',
      line: '+74951180981',
      userId: agent,
    })
    const id = Number(entityId)
    await door(`simulate/ring/${callId}/finish`, { userId: otherAgent })
    await after(4_000)
    await responsible(id, sales)
    await door('simulate/person-edit', { entityTypeId: 1, id, fields: { assignedById: agent }, userId: head })
    const seen = await until(shown, ({ rows }) => rows.find((row) => row.id === id)?.state !== 'assigned')
    expect(seen.rows.find((row) => row.id === id)).toMatchObject({ state: 'manual', line: 'Офис' })
    await after(15_000)
    expect(lead(id)?.assignedById).toBe(agent)
  })

  it('on a line that nobody holds waits in the list, and goes its way when the line is made; a call back closes it', async () => {
    const { callId, entityId } = await door('simulate/ring', {
      phone: '+79001112277',
      line: '88126034480',
      userId: agent,
    })
    const id = Number(entityId)
    await door(`simulate/ring/${callId}/finish`, {})
    await after(31 * 60_000)
    token = await signIn(network)
    expect((await shown('unresolved')).rows.find((row) => row.id === id)).toMatchObject({
      state: 'unresolved',
      line: '88126034480',
    })
    const lines = (await api('GET', '/api/phone-lines')) as { unmapped: { line: string; calls: number }[] }
    expect(lines.unmapped).toMatchObject([{ line: '88126034480', calls: 1 }])
    await api('POST', '/api/phone-lines', { number: '8 812 603-44-80', userId: head })
    await allDone(network)
    await responsible(id, head)
    const back = await door('simulate/ring', { phone: '+79001112277', userId: head, type: 1 })
    await door(`simulate/ring/${back.callId}/finish`, { duration: 30 })
    const closed = await until(shown, ({ rows }) => rows.some((row) => row.id === id && row.calledBackAt !== null))
    expect(closed.rows.find((row) => row.id === id)?.count).toBe(1)
  })

  it('is given by its head in the list, and nobody else may', async () => {
    const { callId, entityId } = await door('simulate/ring', {
      phone: '+79001112288',
      line: '+74951180981',
      userId: agent,
    })
    const id = Number(entityId)
    await door(`simulate/ring/${callId}/finish`, {})
    await after(4_000)
    await responsible(id, sales)
    const give = { calls: [{ entityTypeId: 1, id }], userId: head }
    await expect(api('POST', '/api/missed-calls/assign', give, await signIn(network, agent))).rejects.toThrow(/403/)
    expect(await api('POST', '/api/missed-calls/assign', give, await signIn(network, head))).toEqual({
      done: 1,
      refused: 0,
    })
    await responsible(id, head)
    await after(15_000)
    expect(lead(id)?.assignedById).toBe(head)
  })
})
