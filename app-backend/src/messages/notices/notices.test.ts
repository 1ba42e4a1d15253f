import { testDatabase } from '@poryadok/prisma/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { aPerson, playMessages } from '../testing.ts'
import { preferences } from '../preferences.ts'
import { noticeQueue } from './create-notices.ts'

const database = testDatabase()
const clock = createClock()
const noon = new Date('2026-11-23T09:00:00Z')
const hour = 3_600_000
type Played = Awaited<ReturnType<typeof playMessages>>
let played: Played
beforeEach(async () => {
  clock.setOffset(noon.getTime() - Date.now())
  played = await playMessages(database, clock)
  played.organisation.people.push(aPerson(7), aPerson(8))
})

const assigned = (userId: number, title = 'Не включается выключатель', more = {}) => ({
  portalId: played.tenant.id,
  userId,
  kind: 'request.assigned' as const,
  params: { title, path: '/crm/lead/details/1/' },
  ...more,
})
const send = (...notices: ReturnType<typeof assigned>[]) =>
  played.inside(async () => {
    for (const notice of notices) await played.messages.notices.send(notice)
  })
const choose = (userId: number, changes: object) =>
  played.inside(() =>
    played.messages.preferences.save(played.tenant.id, userId, preferences.parse(changes), clock.now()),
  )
const states = async () =>
  (await database.prisma.notice.findMany({ where: { portalId: played.tenant.id }, orderBy: { id: 'asc' } })).map(
    (row) => row.state,
  )

describe('a notice', () => {
  it('stands under the bell in the portal’s language', async () => {
    await send(assigned(7))
    await played.work(noticeQueue)
    expect([...played.bell.shown.values()]).toEqual([
      'Вам передан запрос [url=/crm/lead/details/1/]Не включается выключатель[/url].',
    ])
    expect(await states()).toEqual(['sent'])
  })

  it('speaks the language that its reader chose', async () => {
    await choose(7, { language: 'en' })
    await send(assigned(7))
    await played.work(noticeQueue)
    expect([...played.bell.shown.values()][0]).toContain('is now yours')
  })

  it('tells when and why a mailbox stopped in words: neither an ISO date nor a code', async () => {
    const params = { address: 'a@b.example', since: noon.toISOString(), fault: 'login', detail: 'Invalid credentials' }
    const notice = { portalId: played.tenant.id, userId: 7, kind: 'mailbox.stopped' as const, params }
    await played.inside(() => played.messages.notices.send(notice))
    await played.inside(() =>
      played.messages.notices.send({ ...notice, params: { ...params, fault: 'password-missing', detail: '' } }),
    )
    await played.work(noticeQueue)
    const [first, second] = [...played.bell.shown.values()].map((words) => words.replaceAll('\u00a0', ' '))
    expect(first).toMatch(
      /не читается с 23 ноября.* 12:00: логин или пароль не подошёл, ответ «Invalid credentials»\. Письма/,
    )
    expect(second).toContain('12:00: пароль не указан. Письма')
  })

  it('writes no markup of a letter into the portal', async () => {
    await send(assigned(7, '[url=https://evil.example]Оплатите[/url]'))
    await played.work(noticeQueue)
    expect([...played.bell.shown.values()][0]).not.toContain('[url=https://evil.example]')
  })

  it('is not sent when its reader muted the kind', async () => {
    await choose(7, { muted: ['request.assigned'] })
    await send(assigned(7))
    await played.work(noticeQueue)
    expect([played.bell.requests.length, await states()]).toEqual([0, ['muted']])
  })

  it('gives way to a later one of its mark', async () => {
    await send(
      assigned(7, 'Первый', { once: 'r1' }),
      assigned(7, 'Второй', { once: 'r1' }),
      assigned(8, 'Чужой', { once: 'r1' }),
    )
    await played.work(noticeQueue)
    expect(await states()).toEqual(['replaced', 'sent', 'sent'])
    expect([...played.bell.shown.keys()]).toEqual(['7 r1', '8 r1'])
  })

  it('waits for the morning at night, and the job knows when that is', async () => {
    clock.setOffset(noon.getTime() + 11 * hour - Date.now())
    await send(assigned(7))
    expect(played.waiting.at(-1)?.dueAt?.toISOString()).toBe('2026-11-24T05:00:00.000Z')
    expect(await played.work(noticeQueue)).toEqual({ again: new Date('2026-11-24T05:00:00Z') })
    expect(played.bell.requests).toEqual([])
  })

  it('rides with the others in the digest of the hour', async () => {
    await choose(7, { digest: 'hourly' })
    clock.setOffset(noon.getTime() + 60_000 - Date.now())
    await send(assigned(7, 'Раз'), assigned(7, 'Два'), assigned(7, 'Три'))
    await played.work(noticeQueue)
    expect(played.bell.requests).toEqual([])
    clock.setOffset(noon.getTime() + hour - Date.now())
    await played.work(noticeQueue)
    expect(played.bell.shown.size).toBe(1)
    expect([...played.bell.shown.values()][0]).toMatch(/^За это время: 3 уведомления\.\[br\]— .*Раз.*Два.*Три/)
    expect(await states()).toEqual(['sent', 'sent', 'sent'])
  })
})

describe('sending', () => {
  it('puts 120 notices into 3 requests', async () => {
    played.organisation.people.push(...Array.from({ length: 120 }, (_, at) => aPerson(100 + at)))
    await send(...Array.from({ length: 120 }, (_, at) => assigned(100 + at)))
    await played.work(noticeQueue)
    expect(played.bell.requests).toEqual([50, 50, 20])
  })

  it('leaves one notification when an answer was lost and the call is made again', async () => {
    await send(assigned(7), assigned(8))
    played.bell.refuse.next = 'lost'
    await expect(played.work(noticeQueue)).rejects.toThrow('lost')
    expect(await states()).toEqual(['waiting', 'waiting'])
    await played.work(noticeQueue)
    expect([played.bell.shown.size, await states()]).toEqual([2, ['sent', 'sent']])
  })

  it('says what the portal refused', async () => {
    await send(assigned(7))
    played.bell.refuse.next = 'refused'
    await played.work(noticeQueue)
    const row = await database.prisma.notice.findFirst({ where: { portalId: played.tenant.id } })
    expect([row?.state, row?.because]).toEqual(['failed', { code: 'notice.refused', params: { detail: 'нет' } }])
  })

  it('needs the right to the messenger, and says so', async () => {
    played.tenant.scopes = []
    await send(assigned(7))
    await played.work(noticeQueue)
    expect([played.bell.requests.length, await states()]).toEqual([0, ['failed']])
  })

  it('costs nothing when nothing is due', async () => {
    await played.work(noticeQueue)
    expect(played.bell.requests).toEqual([])
  })
})

describe('the notices of a dismissed person', () => {
  const company = (headActive: boolean) => {
    played.organisation.departments = [{ id: 1, name: 'Поддержка', parent: null, head: 9 }]
    played.organisation.people = [aPerson(7, { active: false, name: 'Олег Седов' }), aPerson(9, { active: headActive })]
  }

  it('go to their head, and say instead of whom', async () => {
    company(true)
    await send(assigned(7))
    await played.work(noticeQueue)
    await played.work(noticeQueue)
    expect([...played.bell.shown].map(([key, text]) => [key.split(' ')[0], text.slice(0, 47)])).toEqual([
      ['9', 'Вместо сотрудника Олег Седов, который уволен: В'],
    ])
    expect(await states()).toEqual(['passed-on', 'sent'])
  })

  it('end with a reason where nobody is above', async () => {
    company(false)
    await send(assigned(7))
    await played.work(noticeQueue)
    expect([played.bell.requests.length, await states()]).toEqual([0, ['failed']])
  })
})
