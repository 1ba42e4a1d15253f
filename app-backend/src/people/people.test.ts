import { testDatabase } from '@poryadok/prisma/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import type { BatchItem, Command, DirectoryStore, Organisation, Person, PortalClient, Tenant } from '../portal/index.ts'
import { createPeople } from './create-people.ts'
import { commonZone } from './rules/common-zone.ts'
import { findPeople } from './rules/find-people.ts'

const database = testDatabase()
const clock = createClock()
const hour = 3_600_000
const now = new Date('2026-11-23T09:00:00Z')
let tenant: Tenant
beforeEach(async () => {
  clock.setOffset(now.getTime() - Date.now())
  const scopes = ['calendar', 'timeman', 'department']
  tenant = { id: await aTenantRow(database.prisma, clock.now()), scopes, zone: 'Europe/Moscow' } as Tenant
})

const person = (id: number, changes: Partial<Person> = {}): Person => ({
  id,
  name: `Человек ${id}`,
  position: null,
  active: true,
  kind: 'employee',
  departments: [1],
  zone: null,
  email: null,
  ...changes,
})
const seconds = (at: Date) => String(at.getTime() / 1_000)
const later = (hours: number) => new Date(now.getTime() + hours * hour)

/** People of a played portal whose calendars and working days are the test's. */
function playing(people: Person[]) {
  const organisation: Organisation = {
    people,
    departments: [
      { id: 1, name: 'Поддержка', parent: 2, head: 20 },
      { id: 2, name: 'Компания', parent: null, head: 30 },
    ],
    fetchedAt: now,
  }
  const calendars: Record<string, object[]> = {}
  const days: Record<string, string> = {}
  const requests: string[][] = []
  const answer = ({ method, params = {} }: Command): BatchItem =>
    method === 'timeman.status'
      ? { ok: true, result: { STATUS: days[String(params['USER_ID'])] } }
      : { ok: true, result: Object.fromEntries((params['users'] as number[]).map((id) => [id, calendars[id] ?? []])) }
  const batch = (_: unknown, commands: Record<string, Command>) => {
    requests.push(Object.values(commands).map((one) => one.method))
    return Promise.resolve(Object.fromEntries(Object.entries(commands).map(([key, one]) => [key, answer(one)])))
  }
  const rows = new Map<string, { data: unknown; fetchedAt: Date }>()
  const lists: Pick<DirectoryStore, 'read' | 'save'> = {
    read: (_, kind) => Promise.resolve(rows.get(kind) ?? null),
    save: (_, kind, data, fetchedAt) =>
      Promise.resolve(void rows.set(kind, { data: JSON.parse(JSON.stringify(data)) as unknown, fetchedAt })),
  }
  const organisations = { of: () => Promise.resolve(organisation), refresh: () => Promise.resolve(organisation) }
  const portal = { batch: batch as PortalClient['batch'] }
  const whole = createPeople({ organisations, lists: lists as DirectoryStore, portal, clock })
  const away = (id: number, from: Date, to: Date, changes = {}) => {
    calendars[id] = [
      {
        ACCESSIBILITY: 'absent',
        DATE_FROM_TS_UTC: seconds(from),
        DATE_TO_TS_UTC: seconds(to),
        DT_SKIP_TIME: 'N',
        ...changes,
      },
    ]
  }
  return { people: whole, calendars, days, requests, away }
}

describe('a person is', () => {
  it.each([
    ['there', person(7), true, 'person.available'],
    ['not there once dismissed', person(7, { active: false }), false, 'person.dismissed'],
    ['not there from the extranet', person(7, { kind: 'extranet' }), false, 'person.extranet'],
  ])('%s', async (_, one, available, code) => {
    const { people, days } = playing([one])
    days['7'] = 'OPENED'
    await people.refresh(tenant)
    expect(await people.isAvailable(tenant, 7, now)).toMatchObject({ available, because: { code } })
  })

  it.each([
    ['a minute before the absence', 59 / 60, true],
    ['at its first moment', 1, false],
    ['a minute before its end', 3 - 1 / 60, false],
    ['at its end', 3, true],
  ])('%s', async (_, hours, available) => {
    const played = playing([person(7)])
    played.away(7, later(1), later(3))
    await played.people.refresh(tenant)
    expect((await played.people.isAvailable(tenant, 7, later(hours))).available).toBe(available)
  })

  it('away for the whole of the last day of a holiday', async () => {
    const played = playing([person(7)])
    const midnight = new Date('2026-11-22T21:00:00Z')
    played.away(7, midnight, midnight, { DT_SKIP_TIME: 'Y' })
    await played.people.refresh(tenant)
    expect((await played.people.isAvailable(tenant, 7, new Date('2026-11-23T20:59:00Z'))).available).toBe(false)
    expect((await played.people.isAvailable(tenant, 7, new Date('2026-11-23T21:00:00Z'))).available).toBe(true)
  })

  it('there in a meeting', async () => {
    const played = playing([person(7)])
    played.away(7, later(-1), later(1), { ACCESSIBILITY: 'busy' })
    await played.people.refresh(tenant)
    expect((await played.people.isAvailable(tenant, 7, now)).available).toBe(true)
  })

  it.each([
    ['OPENED', true],
    ['PAUSED', false],
    ['CLOSED', false],
    ['EXPIRED', true],
  ])('by a working day that is %s: %s', async (status, available) => {
    const played = playing([person(7)])
    played.days['7'] = status
    await played.people.refresh(tenant)
    expect((await played.people.isAvailable(tenant, 7, now)).available).toBe(available)
  })

  it('unknown where the app may read neither calendars nor days', async () => {
    const played = playing([person(7)])
    tenant.scopes = []
    await played.people.refresh(tenant)
    expect(await played.people.isAvailable(tenant, 7, now)).toMatchObject({
      available: null,
      because: { code: 'person.absence-unknown' },
    })
    expect(played.requests).toEqual([])
  })

  it('unknown when they are not on the list', async () =>
    expect(await playing([]).people.isAvailable(tenant, 7, now)).toMatchObject({ available: null }))
})

describe('the head who is there', () => {
  it('is the nearest', async () => {
    const played = playing([person(7), person(20), person(30, { departments: [2] })])
    await played.people.refresh(tenant)
    expect((await played.people.presentHead(tenant, 7, now))?.id).toBe(20)
  })
  it('is the next one up while the nearest is away', async () => {
    const played = playing([person(7), person(20), person(30, { departments: [2] })])
    played.away(20, later(-1), later(1))
    await played.people.refresh(tenant)
    expect((await played.people.presentHead(tenant, 7, now))?.id).toBe(30)
  })
  it('is nobody when all are away', async () => {
    const played = playing([person(7), person(20), person(30, { active: false })])
    played.away(20, later(-1), later(1))
    await played.people.refresh(tenant)
    expect(await played.people.presentHead(tenant, 7, now)).toBeNull()
  })
})

describe('requests', () => {
  const three = Array.from({ length: 300 }, (_, at) => person(at + 1))
  it('for the absences of 300 people are one', async () => {
    const played = playing(three)
    await played.people.refresh(tenant)
    expect(played.requests).toEqual([
      ['calendar.accessibility.get', 'calendar.accessibility.get', 'calendar.accessibility.get'],
    ])
  })
  it('for the working days of 40 people are one, and none within five minutes', async () => {
    const played = playing(three)
    const ids = three.slice(0, 40).map((one) => one.id)
    await played.people.availability(tenant, ids, now)
    await played.people.availability(tenant, ids, now)
    expect(played.requests).toHaveLength(1)
  })
  it('for who is absent by the calendar now are none', async () => {
    const played = playing([person(7), person(20)])
    played.away(20, later(-1), later(1))
    await played.people.refresh(tenant)
    const before = played.requests.length
    expect([...(await played.people.absentAt(tenant, now))]).toEqual([20])
    expect([...(await played.people.absentAt(tenant, later(2)))]).toEqual([])
    expect(played.requests).toHaveLength(before)
  })
  it('for tomorrow ask for no working days', async () => {
    const played = playing(three)
    await played.people.isAvailable(tenant, 7, later(24))
    expect(played.requests).toEqual([])
  })
})

describe('a search', () => {
  const all = [
    person(1, { name: 'Алёна Фёдорова', position: 'Инженер' }),
    person(2, { name: 'Фёдор Алексеев', active: false }),
    person(3, { name: 'Борис Ким' }),
  ]
  it.each([
    ['федор ал', false, [1]],
    ['Фёдор', true, [1, 2]],
    ['инж', false, [1]],
    ['ким б', false, [3]],
    ['орис', false, []],
    ['', false, [1, 3]],
  ])('for «%s» (dismissed too: %s) finds %j', (query, dismissed, ids) =>
    expect(findPeople(all, query, dismissed).map((one) => one.id)).toEqual(ids),
  )
})

it.each([
  [['Asia/Omsk', 'Europe/Moscow', 'Europe/Moscow'], 'Europe/Moscow'],
  [['Europe/Moscow', 'Asia/Omsk'], 'Asia/Omsk'],
  [[], null],
])('the zone of %j is %s', (zones, zone) =>
  expect(commonZone(zones.map((one) => ({ active: true, zone: one })))).toBe(zone),
)
