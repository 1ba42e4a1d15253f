import { testDatabase } from '@poryadok/prisma/testing'
import { inPortal } from '@poryadok/prisma/scope'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import { findByPhone, numberOf } from './find-by-phone.ts'
import { lookAtCall } from './look-at-call.ts'
import { explainCall, lookAndNote } from './look-and-note.ts'
import { readRedCalls } from './read-red-calls.ts'
import { readColourRules, saveColourRules } from './rule-store.ts'
import { aCrm, cast } from './testing.ts'

const database = testDatabase()
let db: Database
let portalId = ''
let play: ReturnType<typeof aCrm>
beforeAll(async () => {
  db = createDatabase(database.url, pino({ level: 'silent' }))
  portalId = await aTenantRow(database.prisma, new Date('2026-11-23T09:00:00Z'))
})
afterAll(() => db.stop())
beforeEach(() => void (play = aCrm()))

const phone = '+79161234567'
/** As the portal's index keeps it: with or without the country. */
const phones = ['9161234567']
const find = (companies: number[] = []) => findByPhone(play.deps(db), portalId, phone, companies)
const levels = async () => (await find()).map(({ level, id }) => `${level} ${id}`)

describe('a number', () => {
  it('is found among companies, contacts with the companies they work for, and leads, in two requests', async () => {
    play.crm.COMPANY.push(
      { id: 1, phones, assignedById: 7, title: 'А' },
      { id: 2, phones: [], assignedById: 8, title: 'Б' },
    )
    play.crm.CONTACT.push({ id: 3, phones, assignedById: 7, companyIds: [2] })
    play.crm.LEAD.push({ id: 4, phones, assignedById: 7 })
    expect(await levels()).toEqual(['company 1', 'contact-company 2', 'contact 3', 'lead 4'])
    expect(play.crm.requests).toBe(2)
  })

  it('of many contacts with many companies costs two requests, and of a contact without one a single one', async () => {
    for (let id = 1; id <= 25; id += 1) {
      play.crm.COMPANY.push({ id, phones: [], assignedById: 8 })
      play.crm.CONTACT.push({ id, phones, assignedById: 7, companyIds: [id] })
    }
    const found = await find()
    expect(found.filter(({ level }) => level === 'contact-company')).toHaveLength(20)
    expect(play.crm.requests).toBe(2)
    play = aCrm()
    play.crm.CONTACT.push({ id: 3, phones, assignedById: 7 })
    expect(await levels()).toEqual(['contact 3'])
    expect(play.crm.requests).toBe(1)
  })

  it('of a contact that no longer works names its companies and the successor, still in two requests', async () => {
    play.crm.COMPANY.push({ id: 1, phones: [], assignedById: 8, title: 'Бывшая' })
    play.crm.CONTACT.push(
      { id: 3, phones, assignedById: 7, name: 'Иван', companyIds: [] },
      { id: 4, phones: [], assignedById: 7, name: 'Ольга', companyIds: [1] },
    )
    const since = new Date('2026-11-20T09:00:00Z')
    play.crm.away.push({ contactId: 3, since, companyIds: [1, 99], successorId: 4 })
    const { look } = await inPortal(portalId, () =>
      lookAtCall(play.deps(db), play.viewer(portalId, cast.caller), {
        phone,
        direction: 'incoming',
        callerId: cast.caller,
        companies: [],
      }),
    )
    expect(play.crm.requests).toBe(2)
    expect(look.matches.map(({ level, id }) => `${level} ${id}`)).toEqual(['contact 3'])
    expect(look.matches[0]?.away).toEqual({
      since: since.toISOString(),
      companies: ['Бывшая'],
      successor: { id: 4, title: 'Ольга', path: '/crm/contact/details/4/' },
    })
  })

  it('that forty companies share is found in each kind although the index gives twenty', async () => {
    for (let id = 1; id <= 40; id += 1) play.crm.COMPANY.push({ id, phones, assignedById: 8 })
    play.crm.LEAD.push({ id: 99, phones, assignedById: 7 })
    const found = await find()
    expect(found.filter(({ level }) => level === 'company')).toHaveLength(20)
    expect(found.at(-1)).toMatchObject({ level: 'lead', id: 99 })
  })

  it('counts the company from whose card the call began', async () => {
    play.crm.COMPANY.push({ id: 5, phones: [], assignedById: 8, title: 'В' })
    expect((await find([5])).map(({ level, id }) => [level, id])).toEqual([['company', 5]])
  })

  it('is never free because the portal does not answer', async () => {
    play.crm.down = true
    await expect(find()).rejects.toMatchObject({ code: 'portal.unavailable' })
  })

  it.each([
    ['', 'hidden'],
    ['hidden', 'hidden'],
    ['anonymous', 'hidden'],
    ['401', 'internal'],
    ['8 (916) 123-45-67', 'public'],
    ['+7 916 123-45-67 доб. 12', 'public'],
    ['9161234567', 'public'],
    ['810 375 29 123 45 67', 'public'],
  ])('«%s» is %s', (text, number) => expect(numberOf(text).number).toBe(number))
})

describe('the panel', () => {
  const foreign = () =>
    play.crm.COMPANY.push({ id: 1, phones, assignedById: cast.colleague, title: 'Заречье', STATUS: 12 })
  const look = (over = {}) => {
    const body = { phone, direction: 'outgoing' as const, callId: 'c1', companies: [], fresh: false, ...over }
    return inPortal(portalId, () => lookAndNote(play.deps(db), play.viewer(portalId, cast.caller), body))
  }
  const red = (userId: number, isAdmin = false) =>
    inPortal(portalId, () => readRedCalls(play.deps(db), play.viewer(portalId, userId, isAdmin), 30))

  it('is red for somebody else’s company in work, and does not link what the caller may not see', async () => {
    foreign()
    const shown = await look()
    expect(shown).toMatchObject({ colour: 'red', text: expect.stringContaining(`Сотрудник ${cast.colleague}`) })
    expect(shown.subject).toMatchObject({ title: 'Заречье', path: null, status: { name: 'В работе' } })
    expect(play.crm.told).toEqual([{ userId: cast.head, kind: 'call-card.red' }])
  })

  it('asks the portal nothing about a hidden number', async () => {
    expect(await look({ phone: 'hidden' })).toMatchObject({ colour: 'grey', title: 'Номер скрыт' })
    expect(play.crm.requests).toBe(0)
  })

  it('keeps a red call once with its reason; its head and administrators see it, others do not', async () => {
    foreign()
    await look({ callId: 'c2' })
    await look({ callId: 'c2' })
    const mine = play.viewer(portalId, cast.caller)
    await inPortal(portalId, () => explainCall({ db }, mine, { callId: 'c2', comment: 'просили перезвонить' }))
    const calls = (await red(cast.head)).calls.filter(({ comment }) => comment !== '')
    expect(calls).toEqual([expect.objectContaining({ title: 'Заречье', comment: 'просили перезвонить' })])
    expect((await red(1, true)).people[0]).toMatchObject({ calls: 2, explained: 1 })
    expect((await red(cast.colleague)).calls).toEqual([])
  })

  it('leaves its reason in «Почему?» of the record that decided, once a call', async () => {
    foreign()
    for (const callId of ['c3', 'c3']) await look({ callId })
    const kept = await database.prisma.decision.findMany({
      where: { portalId, kind: 'call-card' },
      orderBy: { id: 'asc' },
    })
    expect(kept.at(-1)).toMatchObject({ entityTypeId: 4, entityId: 1, outcome: 'red' })
    const before = kept.length
    await look({ callId: 'c3' })
    expect(await database.prisma.decision.count({ where: { portalId, kind: 'call-card' } })).toBe(before)
  })

  it('refuses a reason for a call that was not coloured', () =>
    expect(
      inPortal(portalId, () =>
        explainCall({ db }, play.viewer(portalId, cast.caller), { callId: 'never', comment: 'x' }),
      ),
    ).rejects.toMatchObject({ code: 'call-card.no-call' }))
})

it('rules are kept in their order, and of two who save at once the second is told', async () => {
  const deps = play.deps(db)
  const viewer = play.viewer(portalId, cast.head)
  const { rules, revision } = await inPortal(portalId, () => readColourRules(deps, portalId))
  const turned = rules.toReversed()
  await inPortal(portalId, () => saveColourRules(deps, viewer, { revision, rules: turned }))
  const kept = await inPortal(portalId, () => readColourRules(deps, portalId))
  expect(kept).toEqual({ revision: 1, rules: turned })
  const late = inPortal(portalId, () => saveColourRules(deps, viewer, { revision, rules }))
  await expect(late).rejects.toMatchObject({ code: 'call-card.rules-changed' })
})
