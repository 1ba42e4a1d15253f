import { setImmediate } from 'node:timers/promises'
import type { BatchItem, Command, MethodAnswer, Params, PortalClient } from '../client/portal-client.ts'
import { batchParams } from '../client/reference.ts'

/** A record of the played portal, as crm.item.list shows it. */
export type PlayedItem = { id: number; createdTime: string; updatedTime: string } & Record<string, unknown>

interface QueuedEvent {
  ID: string
  TIMESTAMP_X: string
  EVENT_NAME: string
  EVENT_DATA: { FIELDS: { ID: number } }
  MESSAGE_ID: string
  PROCESS_ID: string
}

const pageSize = 50
const asTime = (at: Date) => `${at.toISOString().slice(0, 19)}+00:00`

/**
 * A portal of tests with records and an offline queue, behind the interface of the gateway. It counts requests; `refuse` makes
 * requests fail before or after they take effect. What the real portal does is tried in e2e/network.
 */
export function aPlayedPortal(now: () => Date) {
  const items = new Map<number, Map<number, PlayedItem>>()
  const queue: QueuedEvent[] = []
  const names: Record<number, string> = { 1: 'LEAD', 2: 'DEAL', 3: 'CONTACT', 4: 'COMPANY' }
  const played = {
    items,
    queue,
    isAdmin: true,
    /** The tariff has the whole offline queue, and its events are bound. */
    offline: false,
    requests: 0,
    commands: [] as string[],
    /** Throws to refuse a request before it is run (`before`) or to lose its answer (`after`). */
    fault: undefined as undefined | ((when: 'before' | 'after', commands: readonly Command[]) => void),
    save,
    remove,
  }
  let ids = 0

  const ofType = (type: number) =>
    items.get(type) ?? items.set(type, new Map()).get(type) ?? new Map<number, PlayedItem>()

  function told(type: number, id: number, verb: string) {
    if (!played.offline) return
    const EVENT_NAME = `ONCRM${names[type] ?? 'DYNAMICITEM'}${verb}`
    const MESSAGE_ID = `${EVENT_NAME}/${id}`
    const waiting = queue.findIndex((row) => row.MESSAGE_ID === MESSAGE_ID && row.PROCESS_ID === '')
    if (waiting >= 0) queue.splice(waiting, 1)
    const EVENT_DATA = { FIELDS: { ID: id, ...(type > 4 ? { ENTITY_TYPE_ID: type } : {}) } }
    ids += 1
    queue.push({ ID: String(ids), TIMESTAMP_X: asTime(now()), EVENT_NAME, EVENT_DATA, MESSAGE_ID, PROCESS_ID: '' })
  }

  function save(type: number, id: number, fields: Record<string, unknown>): PlayedItem {
    const before = ofType(type).get(id)
    const time = asTime(now())
    const item = { createdTime: time, ...before, ...fields, id, updatedTime: time }
    ofType(type).set(id, item)
    told(type, id, before ? 'UPDATE' : 'ADD')
    return item
  }

  function remove(type: number, id: number) {
    if (ofType(type).delete(id)) told(type, id, 'DELETE')
  }

  const fits = (item: PlayedItem, filter: Params) =>
    Object.entries(filter).every(([key, wanted]) => {
      const [, operator = '', name = ''] = /^(@|>=|<=|>|<|)(.*)$/.exec(key) ?? []
      if (operator === '@') return (wanted as unknown[]).map(Number).includes(item.id)
      const isTime = name.endsWith('Time')
      const have = isTime ? Date.parse(String(item[name])) : Number(item[name])
      // The portal compares whole seconds.
      const want = isTime ? Math.floor(Date.parse(String(wanted)) / 1_000) * 1_000 : Number(wanted)
      if (operator === '>') return have > want
      if (operator === '<') return have < want
      return operator === '>=' ? have >= want : have <= want
    })

  function list({ entityTypeId, filter = {}, start }: Params): MethodAnswer {
    const all = Array.from(ofType(Number(entityTypeId)).values()).sort((a, b) => a.id - b.id)
    const found = all.filter((item) => played.isAdmin && fits(item, filter as Params))
    const from = Math.max(0, Number(start))
    const page = structuredClone(found.slice(from, from + pageSize))
    return { result: { items: page }, ...(Number(start) < 0 ? {} : { total: found.length }) }
  }

  const methods: Record<string, (params: Params) => MethodAnswer> = {
    profile: () => ({ result: { ID: '1', ADMIN: played.isAdmin } }),
    'server.time': () => ({ result: asTime(now()) }),
    'feature.get': () => ({ result: { value: played.offline ? 'Y' : 'N' } }),
    'crm.item.list': list,
    'event.offline.list'({ filter = {}, start }) {
      const reserved = '!PROCESS_ID' in (filter as object)
      const rows = queue.filter((row) => !reserved || row.PROCESS_ID !== '')
      return {
        result: rows.slice(Number(start), Number(start) + pageSize).map((row) => ({ ...row })),
        total: rows.length,
      }
    },
    'event.offline.get'({ clear, limit }) {
      if (Number(clear) !== 0) throw new Error('events would be lost with a crash')
      ids += 1
      const taken = queue.filter((row) => row.PROCESS_ID === '').slice(0, Number(limit))
      for (const row of taken) row.PROCESS_ID = `process-${ids}`
      return {
        result: { process_id: `process-${ids}`, events: taken.map((row) => ({ ...row, PROCESS_ID: undefined })) },
      }
    },
    'event.offline.clear'({ process_id: process }) {
      for (let at = queue.length - 1; at >= 0; at -= 1) if (queue[at]?.PROCESS_ID === process) queue.splice(at, 1)
      return { result: true }
    },
  }

  function run({ method, params = {} }: Command): MethodAnswer {
    played.commands.push(method)
    const one = methods[method]
    if (!one) throw new Error(`nobody plays ${method}`)
    return one(params)
  }

  /** References take values of the answers so far; one that leads nowhere is empty. */
  function resolved(value: unknown, answers: ReadonlyMap<string, MethodAnswer>): unknown {
    if (Array.isArray(value)) return value.map((one) => resolved(one, answers))
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolved(inner, answers)]))
    const [, key, path] = typeof value === 'string' ? (/^\$result\[(\w+)\]((?:\[\w+\])*)$/.exec(value) ?? []) : []
    if (key === undefined) return value
    let at: unknown = answers.get(key)?.result
    for (const [, step = ''] of (path ?? '').matchAll(/\[(\w+)\]/g))
      at = (at as Record<string, unknown> | undefined)?.[step]
    return at ?? ''
  }

  async function exchange(commands: readonly (readonly [string, Command])[]) {
    played.requests += 1
    await setImmediate()
    const list = commands.map(([, command]) => command)
    played.fault?.('before', list)
    const answers = new Map<string, MethodAnswer>()
    for (const [key, { method, params = {} }] of commands) {
      const plain = resolved(batchParams(params), answers) as Params
      answers.set(key, run({ method, params: plain }))
    }
    played.fault?.('after', list)
    return answers
  }

  const client: PortalClient = {
    async call(_actor, method, params) {
      return (await exchange([['one', { method, params }]])).get('one') ?? { result: null }
    },
    async batch<Key extends string>(_actor: unknown, commands: Record<Key, Command>) {
      const list = Object.entries<Command>(commands)
      if (list.length > 50) throw new Error(`${list.length} commands in one request`)
      const answers = await exchange(list)
      return Object.fromEntries(list.map(([key]) => [key, { ok: true, ...answers.get(key) }])) as Record<Key, BatchItem>
    },
    upload: () => Promise.reject(new Error('nobody plays uploads')),
  }
  return Object.assign(played, { client })
}
export type PlayedPortal = ReturnType<typeof aPlayedPortal>

/** A world of `count` leads that changes while the app is away: a tenth added, a tenth deleted, the rest changed, hour by hour. */
export function changeWhileAway(played: PlayedPortal, count: number, moveTo: (part: number) => void) {
  const [added, deleted] = [Math.floor(count / 10), Math.floor(count / 10)]
  const changed = count - added - deleted
  for (let at = 0; at < count; at += 1) {
    moveTo(at / count)
    const id = at + 1
    if (at < changed) {
      played.save(1, id, { stageId: 'IN_PROCESS', assignedById: (at % 7) + 2 })
      // The same record again and again: only its last state counts.
      if (at % 5 === 0) played.save(1, id, { stageId: 'WON' })
    } else if (at < changed + deleted) played.remove(1, id)
    else played.save(1, id + count, { title: `Новый ${id}`, stageId: 'NEW' })
  }
  return { added, changed, deleted }
}
