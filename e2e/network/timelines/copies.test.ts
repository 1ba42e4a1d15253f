import { describe, expect, it } from 'vitest'
import { addActivity } from '../../portal/entities/add-activity.ts'
import { callApi } from '../install-app.ts'
import { until } from '../letter-outcomes.ts'
import { restCall } from '../rest-call.ts'
import { signIn } from '../sign-in.ts'
import { advance, allDone, quiet, testNetwork } from '../testing.ts'

const network = testNetwork({ seed: 'empty' })
const seller = 7

const mapping = {
  subject: '{subject} ({card})',
  description: '{description}',
  location: '{location}',
  responsible: 'same',
  start: 'start',
  end: 'end',
  priority: 'same',
  completed: 'done',
}
const route = {
  name: 'Копии звонков в компании',
  enabled: true,
  source: 3,
  target: 4,
  pick: 'first',
  mode: 'copy',
  kinds: [],
  direction: null,
  responsibleIds: [],
  comments: true,
  copy: { mapping, others: 'note' },
}
interface Routes {
  routes: { id: string }[]
  runs: { taskId: string; state: string; done: number; standing: number; because: Record<string, number> }[]
  taskId: string
  people: { id: number; entries: number; samples: { title: string }[] }[]
  entries: number
}
const api = async (method: string, path: string, body?: object) =>
  (await callApi(network.appUrl, await signIn(network), method, `/api/timelines${path}`, body)) as Routes

const made = async (entityTypeId: number, fields: object) =>
  ((await restCall(network, 'crm.item.add', { entityTypeId, fields })) as { item: { id: number } }).item.id

/** A talk or a letter with a contact, as telephony or mail records it. */
const anEntry = async (contactId: number, over: object = {}) =>
  (
    await addActivity(
      network.portal.state,
      {
        OWNER_TYPE_ID: 3,
        OWNER_ID: contactId,
        TYPE_ID: 2,
        SUBJECT: 'Входящий звонок',
        DESCRIPTION: 'Просил счёт',
        DIRECTION: 1,
        START_TIME: '2026-03-12T10:15:00+03:00',
        END_TIME: '2026-03-12T10:20:00+03:00',
        RESPONSIBLE_ID: seller,
        ORIGIN_ID: 'VI_externalCall.17',
        COMMUNICATIONS: [{ TYPE: 'PHONE', VALUE: '+79261234567', ENTITY_ID: contactId, ENTITY_TYPE_ID: 3 }],
        ...over,
      },
      { userId: 1 },
    )
  ).id
const aLetter = (contactId: number) =>
  anEntry(contactId, {
    TYPE_ID: 4,
    SUBJECT: 'Счёт',
    DESCRIPTION: '<p>Пришлите <b>счёт</b></p>',
    DESCRIPTION_TYPE: 3,
    COMMUNICATIONS: [{ TYPE: 'EMAIL', VALUE: 'a@b.example', ENTITY_ID: contactId, ENTITY_TYPE_ID: 3 }],
  })

const activitiesOf = (type: number, id: number) =>
  [...network.portal.state.activities.values()].filter(({ bindings }) =>
    bindings.some(({ entityTypeId, entityId }) => entityTypeId === type && entityId === id),
  )
const commentsOf = (type: number, id: number) =>
  [...network.portal.state.comments.values()].filter((one) => one.entityTypeId === type && one.entityId === id)

async function settle() {
  await allDone(network)
  await quiet(network)
  await advance(network, 6_000)
  await allDone(network)
}
/** Waits until the company holds so many activities and comments. */
const holds = (company: number, activities: number, comments: number) =>
  until(
    async () => {
      await quiet(network)
      await advance(network, 20_000)
      return [activitiesOf(4, company).length, commentsOf(4, company).length]
    },
    ([found, said]) => found === activities && said === comments,
  )
async function run(routeId: string, dry = false) {
  const { taskId } = await api('POST', `/${routeId}/runs`, { dry, from: null })
  return until(
    async () => (await api('GET', '')).runs.find((one) => one.taskId === taskId),
    (one) => one?.state === 'done',
  )
}

describe('entries that a route copies', () => {
  let routeId = ''
  let company = 0
  let contact = 0

  it('are told of beforehand: who will see them, counted and with samples', async () => {
    company = await made(4, { title: 'Заречье', assignedById: 1 })
    contact = await made(3, { name: 'Иван', lastName: 'Петров', companyId: company, assignedById: seller })
    await anEntry(contact)
    await settle()
    const { entries, people } = await api('POST', '/readers', route)
    expect(entries).toBe(1)
    expect(people).toMatchObject([{ id: 1, entries: 1, samples: [{ title: 'Заречье' }] }])
    expect(people.some(({ id }) => id === seller)).toBe(false)
    expect(activitiesOf(4, company)).toEqual([])
  })

  it('are made anew with origin, date and author, by the mapping, and stand apart from the original', async () => {
    routeId = (await api('POST', '', route)).routes[0]?.id ?? ''
    await advance(network, 121_000)
    await settle()
    const call = await anEntry(contact)
    await holds(company, 1, 0)
    const [copy] = activitiesOf(4, company)
    expect(copy).toMatchObject({
      typeId: 2,
      subject: 'Входящий звонок (Контакт «Иван Петров»)',
      direction: 1,
      completed: true,
      responsibleId: seller,
      startTime: '2026-03-12T10:15:00+03:00',
      originatorId: 'poryadok',
      originId: `copy:${call}:4:${company}`,
      bindings: [{ entityTypeId: 4, entityId: company }],
    })
    expect(copy?.description).toMatch(new RegExp(`^Оригинал № ${call}: Звонок, Контакт «Иван Петров», .*2026.*, \\S+`))
    expect(copy?.description).toContain(`/crm/contact/details/${contact}/`)
    expect(copy?.description).toContain('Просил счёт')
    expect(activitiesOf(3, contact)).toHaveLength(2)
  })

  it('become comments where they can’t be made anew; no copy is copied', async () => {
    const letter = await aLetter(contact)
    const comment = Number(
      await restCall(network, 'crm.timeline.comment.add', {
        fields: { ENTITY_ID: contact, ENTITY_TYPE: 'contact', COMMENT: 'Перезвонить' },
      }),
    )
    // Whatever shows in the company would go on to its deal.
    await made(2, { title: 'Сделка', companyId: company })
    await api('POST', '', { ...route, name: 'Дальше', source: 4, target: 2 })
    await holds(company, 1, 2)
    await settle()
    await advance(network, 320_000)
    await settle()
    const texts = commentsOf(4, company).map((one) => one.comment)
    expect(texts.find((text) => text.startsWith(`Оригинал № ${letter}: Письмо`))).toContain('Пришлите счёт')
    expect(texts.find((text) => text.startsWith(`Оригинал № ${comment}: Комментарий`))).toContain('Перезвонить')
    expect(activitiesOf(4, company)).toHaveLength(1)
    expect(network.portal.state.comments.size).toBe(3)
    expect([...network.portal.state.activities.values()].some(({ bindings }) => bindings[0]?.entityTypeId === 2)).toBe(
      false,
    )
  })

  it('of the past are counted, copied once though the portal’s answer is lost, and taken back', async () => {
    const other = await made(4, { title: 'Прошлое' })
    const person = await made(3, { name: 'Пётр', companyId: other })
    await api('PUT', `/${routeId}`, { ...route, enabled: false })
    for (let at = 0; at < 5; at += 1) await anEntry(person)
    await aLetter(person)
    await settle()
    const dry = await run(routeId, true)
    expect(dry?.because['timeline.copied']).toBe(dry?.done)
    expect(activitiesOf(4, other)).toEqual([])

    network.portal.state.faults.add([
      { match: { method: 'crm.activity.add', times: 1, afterCalls: 2 }, kind: 'lost-answer' },
    ])
    const whole = await run(routeId)
    await holds(other, 5, 1)
    expect(whole?.done).toBe(dry?.done)
    await settle()
    expect(await run(routeId)).toMatchObject({ done: 0, standing: 0 })

    await api('POST', `/runs/${whole?.taskId}/undo`)
    await holds(other, 0, 0)
    expect(activitiesOf(3, person)).toHaveLength(6)
  })
})

describe('entries that a route moves', () => {
  const cards = (id: number) =>
    (network.portal.state.activities.get(id)?.bindings ?? []).map((one) => `${one.entityTypeId}:${one.entityId}`)
  const shows = (ids: readonly number[], place: string) =>
    until(
      async () => {
        await quiet(network)
        await advance(network, 20_000)
        return ids.map((id) => cards(id).join())
      },
      (seen) => seen.every((one) => one === place),
    )

  it('leave their source once they show in the target, and come back when the run is undone', async () => {
    const lead = await made(1, { title: 'Обращение' })
    const deal = await made(2, { title: 'По обращению', leadId: lead })
    const calls = [await anEntry(lead, onLead(lead)), await anEntry(lead, onLead(lead))]
    await settle()
    const moving = { ...route, name: 'Из лида в сделку', enabled: false, source: 1, target: 2, mode: 'move' }
    const routeId = (await api('POST', '', moving)).routes.at(-1)?.id ?? ''
    const whole = await run(routeId)
    await shows(calls, `2:${deal}`)
    await settle()
    const { runs } = await api('GET', '')
    expect(runs.find(({ taskId }) => taskId === whole?.taskId)).toMatchObject({ done: 2, standing: 2 })

    await api('POST', `/runs/${whole?.taskId}/undo`)
    await shows(calls, `1:${lead}`)
  })

  const onLead = (id: number) => ({
    OWNER_TYPE_ID: 1,
    COMMUNICATIONS: [{ TYPE: 'PHONE', VALUE: '+79261234567', ENTITY_ID: id, ENTITY_TYPE_ID: 1 }],
  })
})
