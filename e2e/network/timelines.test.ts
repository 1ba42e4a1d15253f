import { describe, expect, it } from 'vitest'
import { addActivity } from '../portal/entities/add-activity.ts'
import type { JournalRecord } from '../portal/journal.ts'
import { portalTime } from '../portal/wire/time.ts'
import { callApi } from './install-app.ts'
import { until } from './letter-outcomes.ts'
import { restCall } from './rest-call.ts'
import { sheetsOf } from './sheets.ts'
import { signIn } from './sign-in.ts'
import { advance, allDone, countingRequests, quiet, testNetwork } from './testing.ts'

const network = testNetwork()
/** Sees only what is his own in the portal. */
const seller = 7

const route = {
  name: 'Дела контактов в компании',
  enabled: true,
  source: 3,
  target: 4,
  pick: 'first',
  mode: 'bind',
  kinds: [],
  direction: null,
  responsibleIds: [],
}
interface Run {
  taskId: string
  state: string
  done: number
  skipped: number
  because: Record<string, number>
  standing: number
}
interface Routes {
  routes: { id: string }[]
  runs: Run[]
}

const api = async (method: string, path: string, body?: object) =>
  (await callApi(network.appUrl, await signIn(network), method, path, body)) as Routes & { taskId: string }

/** A contact of the company, unless it has none. */
async function aContact(companyId: number | null): Promise<number> {
  const fields = { name: 'Иван', lastName: 'Петров', ...(companyId ? { companyId } : {}) }
  const made = (await restCall(network, 'crm.item.add', { entityTypeId: 3, fields })) as { item: { id: number } }
  return made.item.id
}

async function aCompany(title: string): Promise<number> {
  const made = (await restCall(network, 'crm.item.add', { entityTypeId: 4, fields: { title } })) as {
    item: { id: number }
  }
  return made.item.id
}

/** A talk with a contact, as telephony records it. */
async function aCall(contactId: number): Promise<number> {
  const phone = { TYPE: 'PHONE', VALUE: '+79261234567', ENTITY_ID: contactId, ENTITY_TYPE_ID: 3 }
  const fields = {
    OWNER_TYPE_ID: 3,
    OWNER_ID: contactId,
    TYPE_ID: 2,
    SUBJECT: 'Звонок',
    DIRECTION: 1,
    COMMUNICATIONS: [phone],
  }
  return (await addActivity(network.portal.state, fields, { userId: 1 })).id
}

const cards = (activityId: number) =>
  (network.portal.state.activities.get(activityId)?.bindings ?? []).map((one) => `${one.entityTypeId}:${one.entityId}`)
/** A note that a person leaves in the contact’s timeline. */
const aComment = async (ENTITY_ID: number, COMMENT: string) =>
  Number(
    await restCall(network, 'crm.timeline.comment.add', { fields: { ENTITY_ID, ENTITY_TYPE: 'contact', COMMENT } }),
  )
const commentCards = (id: number) => {
  const record = network.portal.state.comments.get(id)
  return record ? [record, ...(record.bindings ?? [])].map((one) => `${one.entityTypeId}:${one.entityId}`) : []
}
const shownComments = (ids: readonly number[], places: readonly string[]) =>
  until(
    async () => {
      await quiet(network)
      await advance(network, 20_000)
      return ids.map(commentCards)
    },
    (seen) => seen.every((one) => one.join() === places.join()),
  )
const commands = ({ params }: JournalRecord) => JSON.stringify((params as { cmd?: unknown } | null)?.cmd ?? '')

/** Waits until the entries show in these cards and no others: an event takes a moment, the look gathers for five seconds, the sweep comes by. */
const shown = (ids: readonly number[], places: readonly string[]) =>
  until(
    async () => {
      await quiet(network)
      await advance(network, 20_000)
      return ids.map(cards)
    },
    (seen) => seen.every((one) => one.join() === places.join()),
  )

/** The product has taken up the events of these entries: what gathers them for a while has them all. */
const heard = (ids: readonly number[]) =>
  until(
    async () => {
      const counting =
        "SELECT count(DISTINCT object_id)::int AS heard FROM portal_event WHERE name = 'ONCRMACTIVITYADD' AND object_id = ANY($1) AND done_at IS NOT NULL"
      return (await network.rows.query<{ heard: number }>(counting, [ids])).rows[0]?.heard
    },
    (count) => count === ids.length,
  )

/** What events and jobs have to do is done, those that wait a few seconds too. */
async function settle() {
  await allDone(network)
  await quiet(network)
  await advance(network, 6_000)
  await allDone(network)
}

describe('entries of a contact', () => {
  let routeId = ''

  it('show in the company’s timeline as the same entries, with one look and one write however many came', async () => {
    const company = await aCompany('Заречье')
    const contact = await aContact(company)
    routeId = (await api('POST', '/api/timelines', route)).routes[0]?.id ?? ''
    // A portal that is new gets its first sweep within two minutes; the next one is five minutes later.
    await advance(network, 121_000)
    await settle()
    const { requests } = await countingRequests(network, async () => {
      const made = [await aCall(contact), await aCall(contact), await aCall(contact)]
      await heard(made)
      await shown(made, [`3:${contact}`, `4:${company}`])
    })
    const asked = requests.map(commands)
    const of = (part: string) => asked.filter((cmd) => cmd.includes(part))
    const written = asked.findIndex((cmd) => cmd.includes('binding.add'))
    const looked = asked.slice(0, written)
    // Which they are, where they show, whose the contact is, the write; what comes after is the echo and the sweep.
    expect(looked.filter((cmd) => cmd.includes('%40ID'))).toHaveLength(1)
    expect(looked.filter((cmd) => cmd.includes('binding.list'))).toHaveLength(1)
    expect(of('crm.item.list')).toHaveLength(1)
    expect(of('binding.add')).toHaveLength(1)
  })

  it('that no event told of are found by the sweep', async () => {
    const company = await aCompany('Без событий')
    const contact = await aContact(company)
    await settle()
    network.portal.state.events.lose(1)
    const call = await aCall(contact)
    await shown([call], [`3:${contact}`, `4:${company}`])
    expect(cards(call)).toEqual([`3:${contact}`, `4:${company}`])
  })

  it('stay out of the company from which a person took them, and in the old one when the contact changes', async () => {
    const [company, next] = [await aCompany('Старая'), await aCompany('Новая')]
    const contact = await aContact(company)
    const [kept, removed] = [await aCall(contact), await aCall(contact)]
    await shown([kept, removed], [`3:${contact}`, `4:${company}`])
    await restCall(network, 'crm.activity.binding.delete', { activityId: removed, entityTypeId: 4, entityId: company })
    await restCall(network, 'crm.item.update', { entityTypeId: 3, id: contact, fields: { companyId: next } })
    await settle()
    const later = await aCall(contact)
    await shown([later], [`3:${contact}`, `4:${next}`])
    expect(cards(removed)).toEqual([`3:${contact}`])
    expect(cards(kept)).toEqual([`3:${contact}`, `4:${company}`])
  })

  it('and comments show there too, as they come and of the past, where the route says so', async () => {
    const company = await aCompany('С комментариями')
    const contact = await aContact(company)
    const old = await aComment(contact, 'Просил перезвонить')
    await settle()
    await api('PUT', `/api/timelines/${routeId}`, { ...route, comments: true })
    const fresh = await aComment(contact, 'Договорились на среду')
    await shownComments([fresh], [`3:${contact}`, `4:${company}`])
    expect(commentCards(old)).toEqual([`3:${contact}`])
    await run({ dry: false, from: null })
    await shownComments([old, fresh], [`3:${contact}`, `4:${company}`])
  })

  it('of the past are counted, bound once through a crash, and taken back; a second run binds nothing', async () => {
    await api('PUT', `/api/timelines/${routeId}`, { ...route, enabled: false })
    const company = await aCompany('Прошлое')
    const [contact, alone] = [await aContact(company), await aContact(null)]
    const calls: number[] = []
    for (let at = 0; at < 60; at += 1) calls.push(await aCall(contact))
    const lonely = await aCall(alone)
    await settle()
    const dry = await run({ dry: true, from: null })
    expect(dry.because['timeline.bound']).toBe(dry.done)
    expect(dry.done).toBeGreaterThanOrEqual(60)
    expect(dry.because['timeline.no-target']).toBeGreaterThanOrEqual(1)
    expect(cards(calls[0] ?? 0)).toEqual([`3:${contact}`])

    const { taskId } = await api('POST', `/api/timelines/${routeId}/runs`, { dry: false, from: null })
    await network.restartApp()
    const whole = await ended(taskId)
    expect(whole.done).toBe(dry.done)
    await shown(calls, [`3:${contact}`, `4:${company}`])
    expect(cards(lonely)).toEqual([`3:${alone}`])

    const again = await run({ dry: false, from: null })
    expect(again).toMatchObject({ done: 0, standing: 0 })

    await api('POST', `/api/timelines/runs/${taskId}/undo`)
    await shown(calls, [`3:${contact}`])
  })

  it('of the past wait for the night that a person set', async () => {
    const company = await aCompany('Ночью')
    const contact = await aContact(company)
    const call = await aCall(contact)
    await settle()
    const inHours = (hours: number) =>
      new Date(network.portal.state.clock.now() + hours * 3_600_000).toISOString().slice(11, 16)
    const night = { from: inHours(1), to: inHours(3), zone: 'UTC' }
    const { taskId } = await api('POST', `/api/timelines/${routeId}/runs`, { dry: false, from: null, night })
    await allDone(network)
    expect(cards(call)).toEqual([`3:${contact}`])
    await advance(network, 3_660_000)
    await ended(taskId)
    await shown([call], [`3:${contact}`, `4:${company}`])
  })

  async function run(body: object): Promise<Run> {
    return ended((await api('POST', `/api/timelines/${routeId}/runs`, body)).taskId)
  }

  const ended = (taskId: string): Promise<Run> =>
    until(
      async () => (await api('GET', '/api/timelines')).runs.find((one) => one.taskId === taskId) as Run,
      ({ state }) => state === 'done',
    )
})

describe('a contact that no longer works', () => {
  interface Former {
    ready: boolean
    rows: { id: string; contactId: number; state: string; companies: { id: number }[]; markedBy: string | null }[]
  }
  const former = async (method: string, path: string, body?: object): Promise<Former> =>
    (await callApi(network.appUrl, await signIn(network), method, `/api/former-contacts${path}`, body)) as Former
  const links = (id: number) => restCall(network, 'crm.contact.company.items.get', { id })
  const mark = (id: number, value: 'Y' | 'N') =>
    restCall(network, 'crm.item.update', {
      entityTypeId: 3,
      id,
      useOriginalUfNames: 'Y',
      fields: { UF_CRM_PRD_NOT_WORKING: value },
    })
  const peopleLeft = async (id: number) => {
    const { item } = (await restCall(network, 'crm.item.get', { entityTypeId: 4, id, useOriginalUfNames: 'Y' })) as {
      item: { UF_CRM_PRD_FORMER_CONTACTS: unknown[] }
    }
    return item.UF_CRM_PRD_FORMER_CONTACTS.map(Number)
  }
  const reached = (show: string, id: number, state: string) =>
    until(
      async () => {
        await settle()
        return (await former('GET', `?show=${show}`)).rows.find(({ contactId }) => contactId === id)
      },
      (row) => row?.state === state,
    )

  it('leaves its companies after its history is there, is named by them, and comes back to exactly what was', async () => {
    const [main, second] = [await aCompany('Основная'), await aCompany('Вторая')]
    const [contact, colleague] = [await aContact(null), await aContact(main)]
    for (const fields of [
      { COMPANY_ID: second, SORT: 20, IS_PRIMARY: 'N' },
      { COMPANY_ID: main, SORT: 30, IS_PRIMARY: 'Y' },
    ])
      await restCall(network, 'crm.contact.company.add', { id: contact, fields })
    const before = await links(contact)
    const call = await aCall(contact)
    expect((await former('GET', '')).ready).toBe(false)
    expect((await former('POST', '/fields')).ready).toBe(true)
    await settle()

    await Promise.all([mark(contact, 'Y'), mark(colleague, 'Y')])
    const left = await reached('away', contact, 'left')
    await reached('away', colleague, 'left')
    expect(await links(contact)).toEqual([])
    expect(new Set(await peopleLeft(main))).toEqual(new Set([contact, colleague]))
    expect(await peopleLeft(second)).toEqual([contact])
    expect(cards(call).toSorted()).toEqual([`3:${contact}`, `4:${main}`, `4:${second}`].toSorted())
    expect(new Set(left?.companies.map(({ id }) => id))).toEqual(new Set([main, second]))

    await api('POST', '/api/timelines', { ...route, name: 'Только бывшие', onlyFormer: true })
    await settle()
    const [later, ofWorking] = [await aCall(contact), await aCall(await aContact(main))]
    await shown([later], [`3:${contact}`, `4:${main}`])
    expect(cards(ofWorking)).toHaveLength(1)

    const successor = await aContact(main)
    const lead = { title: 'Замена счётчика', contactIds: [contact] }
    const request = (await restCall(network, 'crm.item.add', { entityTypeId: 1, fields: lead })) as {
      item: { id: number }
    }
    await former('PUT', `/${left?.id}/successor`, { contactId: successor })
    expect(await former('POST', `/${left?.id}/hand-over`)).toEqual({ done: 1, refused: 0 })
    expect(network.portal.state.items.of(1).get(request.item.id)?.contactIds).toEqual([successor])

    await mark(contact, 'N')
    await reached('returned', contact, 'returned')
    expect(await links(contact)).toEqual(before)
    expect(await peopleLeft(main)).toEqual([colleague])
    expect(await peopleLeft(second)).toEqual([])
  })
})

describe('proposals about contacts', () => {
  interface Proposals {
    rows: {
      id: string
      contact: { id: number }
      company: { id: number } | null
      because: { code: string }[]
    }[]
  }
  const call = async (method: string, path: string, { body, userId = 1 }: { body?: object; userId?: number } = {}) =>
    (await callApi(
      network.appUrl,
      await signIn(network, userId),
      method,
      `/api/contact-proposals${path}`,
      body,
    )) as Proposals
  const made = async (entityTypeId: number, fields: object) =>
    ((await restCall(network, 'crm.item.add', { entityTypeId, fields })) as { item: { id: number } }).item.id
  const mail = (value: string) => [{ typeId: 'EMAIL', valueType: 'WORK', value }]
  const phone = (value: string) => [{ typeId: 'PHONE', valueType: 'WORK', value }]
  const requisite = (ENTITY_TYPE_ID: number, ENTITY_ID: number) =>
    restCall(network, 'crm.requisite.add', {
      fields: { ENTITY_TYPE_ID, ENTITY_ID, PRESET_ID: 1, NAME: 'Реквизиты', RQ_INN: '7707083893' },
    })

  it('name the company by domain, phone or INN; one is taken in the person’s name, one put aside; strangers see none', async () => {
    const [byMail, byPhone, byInn] = [
      await made(4, { title: 'Домен', fm: mail('office@only-here.example') }),
      await made(4, { title: 'Телефон', fm: phone('8 (495) 777-00-11') }),
      await made(4, { title: 'Реквизиты' }),
    ]
    const [first, second, third] = [
      await made(3, { name: 'Почта', fm: mail('anna@only-here.example') }),
      await made(3, { name: 'Номер', fm: phone('+7 495 777-00-11') }),
      await made(3, { name: 'ИП' }),
    ]
    await requisite(4, byInn)
    await requisite(3, third)
    await settle()
    await call('POST', '/scan')
    const proposed = async () =>
      (await call('GET', '')).rows.filter(({ contact }) => [first, second, third].includes(contact.id))
    const rows = await until(proposed, (seen) => seen.length === 3)
    expect(rows.map(({ contact, company, because }) => [contact.id, company?.id, because[0]?.code])).toEqual([
      [third, byInn, 'proposal.inn'],
      [second, byPhone, 'proposal.phone'],
      [first, byMail, 'proposal.mail'],
    ])
    expect((await call('GET', '', { userId: seller })).rows.some(({ contact }) => contact.id === first)).toBe(false)

    const idOf = (contactId: number) => rows.find(({ contact }) => contact.id === contactId)?.id ?? ''
    await call('POST', `/${idOf(first)}`, { body: { accept: true } })
    await call('POST', `/${idOf(second)}`, { body: { accept: false } })
    expect(network.portal.state.items.of(3).get(first)).toMatchObject({ companyId: byMail })
    await call('POST', '/scan')
    await until(
      () =>
        network.rows.query(
          "SELECT count(*)::int AS left FROM long_task WHERE kind = 'former-contacts.proposals' AND state <> 'done'",
        ),
      (seen) => (seen.rows[0] as { left: number }).left === 0,
    )
    expect((await proposed()).map(({ contact }) => contact.id)).toEqual([third])
  })
})

describe('the dashboard', () => {
  interface Shown {
    requests: { open: number; created: number; byStage: { count: number }[] } | null
    companies: { id: number; count: number }[] | null
  }
  /** Today where the portal is: in the evening of UTC that is tomorrow already. */
  const day = () => portalTime(network.portal.state.clock.now()).slice(0, 10)
  const overview = async (userId: number) =>
    (await callApi(
      network.appUrl,
      await signIn(network, userId),
      'GET',
      `/api/dashboards/overview?from=${day().slice(0, 4)}-01-01&to=${day()}`,
    )) as Shown

  it('counts what the portal shows each person, and nothing else', async () => {
    const company = await aCompany('Не его компания')
    await aCall(await aContact(company))
    await restCall(network, 'crm.activity.binding.add', {
      activityId: await aCall(await aContact(company)),
      entityTypeId: 4,
      entityId: company,
    })
    const all = await overview(1)
    const own = await overview(seller)
    const items = [...network.portal.state.items.of(1).rows.values()]
    expect(all.requests?.byStage.reduce((sum, { count }) => sum + count, 0)).toBe(all.requests?.open)
    expect(all.requests?.open).toBeGreaterThan(own.requests?.open ?? 0)
    expect(own.requests?.created).toBe(items.filter((one) => one.assignedById === seller).length)
    expect(all.companies?.find(({ id }) => id === company)?.count).toBe(1)
    expect(own.companies?.some(({ id }) => id === company)).toBe(false)
  })
})

describe('a file of all records', () => {
  it('holds every field under Russian names, for those who may export', async () => {
    await aCompany('=1+1; «Моя»')
    const token = await signIn(network)
    const ask = async (method: string, path: string, body?: object) =>
      (await callApi(network.appUrl, token, method, `/api/record-files${path}`, body)) as {
        task: { id: string; state: string }
      }
    const { task } = await ask('POST', '', { entityTypeId: 4, format: 'csv' })
    await until(
      () => ask('GET', ''),
      (seen) => seen.task.state === 'done',
    )
    const headers = { authorization: `Bearer ${token}` }
    const answer = await fetch(`${network.appUrl}/api/record-files/${task.id}`, { headers })
    const [titles = '', ...rows] = (await answer.text()).trim().split('\r\n')
    expect(titles).toMatch(/ID;.*Название компании/)
    expect(titles).not.toMatch(/;[A-Z_]{6,};/)
    expect(rows.length).toBeGreaterThanOrEqual(network.portal.state.items.of(4).size)
    expect(rows.join()).toContain("'=1+1; «Моя»")
    const stranger = await signIn(network, seller)
    await expect(callApi(network.appUrl, stranger, 'GET', `/api/record-files/${task.id}`)).rejects.toThrow(/40[34]/)
  })
})

describe('a spreadsheet of Google', () => {
  it('holds all contacts and companies, follows them, and keeps what people make of it', async () => {
    const sheets = sheetsOf(network, 'Клиенты')
    const { items } = network.portal.state
    const count = (type: number) => items.of(type).size
    const contact = await aContact(await aCompany('=СУММ(1)'))
    await sheets.connect()
    for (const entityTypeId of [3, 4]) await sheets.api('POST', '', { entityTypeId })
    await sheets.compared()
    const people = sheets.sheet('Контакты')
    expect(people.column('ID')).toHaveLength(count(3) + 1)
    expect(sheets.sheet('Компании').column('Название компании')).toContain('=СУММ(1)')

    people.rename('Наши люди')
    people.sort(people.headings().indexOf('Фамилия'), true)
    people.insertColumn(2)
    const row = people.column('ID').indexOf(contact)
    people.type(row, 2, '=ДЛСТР(B2)')
    await restCall(network, 'crm.item.update', { entityTypeId: 3, id: contact, fields: { name: 'Пётр' } })
    await sheets.shows(() => people.column('Имя')[row], 'Пётр')
    expect([people.column('ID')[row], people.column('')[row]]).toEqual([contact, '=ДЛСТР(B2)'])
    await restCall(network, 'crm.item.delete', { entityTypeId: 3, id: contact })
    await sheets.shows(() => people.column('Состояние записи')[row], 'Удалена')
    expect(people.column('Имя')[row]).toBe('Пётр')

    network.google.share(sheets.id, false)
    await sheets.api('POST', '/pass')
    await sheets.bookFault('sheets.no-access')
    network.google.share(sheets.id, true)
    people.remove()
    await sheets.api('POST', '/pass')
    await sheets.sheetFault(3, 'sheets.sheet-gone')
    await sheets.api('POST', '/3/restart', {})
    await sheets.compared()
    expect(sheets.sheet('Контакты').column('ID')).toHaveLength(count(3) + 1)
    await sheets.api('DELETE', '/book')
  })
})
