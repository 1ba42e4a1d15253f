import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { createLogger } from '../../platform/log/logger.ts'
import { createClock } from '../../platform/clock/clock.ts'
import { health } from '../contract.ts'
import { aServedPortal, now } from '../testing.ts'
import { startBeat } from './beat-store.ts'
import { createMetrics } from './metrics.ts'
import { readHealth, type HealthDeps } from './read-health.ts'
import { tellAhead, type HealthNotice } from './tell-ahead.ts'

const database = testDatabase()
const clock = { ...createClock(), now: () => now }
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
let portalId: string
let deps: HealthDeps

beforeAll(async () => {
  deps = {
    prisma: database.app,
    clock,
    watchDirs: [tmpdir()],
    watchBackups: true,
    nameOf: () => Promise.resolve('Анна Кузнецова'),
  }
  portalId = await aServedPortal(database.prisma)
  const other = await aServedPortal(database.prisma)
  const job = { queue: 'portal.sweep', key: 'k', payload: {}, createdAt: minutesAgo(60) }
  await database.prisma.job.createMany({
    data: [
      { ...job, portalId, turn: portalId, state: 'waiting', dueAt: minutesAgo(10) },
      { ...job, portalId, turn: portalId, state: 'waiting', dueAt: minutesAgo(-10) },
      { ...job, portalId, turn: portalId, state: 'dead', dueAt: minutesAgo(9), endedAt: minutesAgo(9) },
      { ...job, portalId: other, turn: other, state: 'dead', dueAt: minutesAgo(9), endedAt: minutesAgo(9) },
    ],
  })
  await database.prisma.portal.update({
    where: { id: portalId },
    data: { accessToken: 'v1.x', tokenExpiresAt: minutesAgo(-52), tokenUserId: 7 },
  })
  await database.prisma.rateBucket.create({ data: { key: portalId, tat: new Date(now.getTime() + 5_500) } })
  await database.prisma.methodLoad.create({
    data: { key: `${portalId} crm.item.list`, seconds: 210, resetAt: minutesAgo(-5) },
  })
  await database.prisma.catchUp.create({
    data: {
      portalId,
      fromAt: minutesAgo(90),
      toAt: minutesAgo(60),
      missed: { added: 4, changed: 80, deleted: 2 },
      caughtUp: { added: 4, changed: 80, deleted: 2 },
      byHour: [{ hour: minutesAgo(90).toISOString(), count: 86 }],
      endedAt: minutesAgo(55),
    },
  })
})

const checkOf = async (id: string) => (await readHealth(deps, portalId, 'ru')).checks.find((check) => check.id === id)

describe('the health of a portal', () => {
  it('is what its contract says, with its own queues and not those of a neighbour', async () => {
    const seen = health.parse(await readHealth(deps, portalId, 'en'))
    expect(seen.queues.find(({ queue }) => queue === 'portal.sweep')).toEqual({
      queue: 'portal.sweep',
      waiting: 2,
      due: 1,
      held: 0,
      dead: 1,
      oldestDueAt: minutesAgo(10).toISOString(),
    })
    expect(seen.checks).toHaveLength(16)
    expect(seen.load).toMatchObject({
      requests: { used: 11, limit: 50 },
      heaviest: { method: 'crm.item.list', seconds: 210 },
      secondsLimit: 420,
    })
    expect(seen.catchUp).toMatchObject({ left: 0, missed: { changed: 80 } })
  })

  it('says what is so and what to do in the language of the reader', async () => {
    expect(await checkOf('queues')).toMatchObject({
      state: 'soon',
      says: 'В очередях 1, самое старое ждёт уже 10 мин.',
    })
    expect(await checkOf('token')).toMatchObject({
      state: 'ok',
      says: 'Обновлён 8 мин назад, владелец Анна Кузнецова. Без обновления действует ещё 179 дн.',
    })
    expect(await checkOf('methods-limit')).toMatchObject({
      says: 'Самый тяжёлый crm.item.list: 50 % времени за 10 минут.',
    })
  })

  it('knows the last backup that was whole', async () => {
    expect(await checkOf('backup')).toMatchObject({ state: 'bad', says: 'Копий нет.' })
    await database.prisma.backup.createMany({
      data: [
        { startedAt: minutesAgo(300), endedAt: minutesAgo(299), place: '/b/1', sizeBytes: 9n },
        { startedAt: minutesAgo(30), endedAt: minutesAgo(29), place: '/b/2', error: 'disk full' },
      ],
    })
    expect(await checkOf('backup')).toMatchObject({
      state: 'soon',
      says: 'Последняя попытка не удалась, годной копии 4 ч.',
    })
  })
})

describe('a process', () => {
  it('is seen while it lives and leaves no row when it stops in order', async () => {
    const live = { ...clock, waitUntil: createClock().waitUntil }
    const beats = {
      prisma: database.app,
      clock: live,
      log: createLogger('silent'),
      role: 'worker',
      version: '1',
    } as const
    const beat = startBeat(beats)
    await expect.poll(async () => (await readHealth(deps, portalId, 'ru')).processes.length).toBe(1)
    expect(await checkOf('processes')).toMatchObject({ state: 'bad' })
    const [seen] = (await readHealth(deps, portalId, 'ru')).processes
    expect(seen).toMatchObject({ role: 'worker', alive: true, version: '1' })
    expect(seen?.memoryBytes).toBeGreaterThan(1e6)
    await beat.stop()
    expect(await database.prisma.processBeat.count()).toBe(0)
  })
})

describe('metrics', () => {
  it('tell queues, limits and the age of the backup, and nothing of a person', async () => {
    const text = await createMetrics({ prisma: database.app, clock, watchDirs: [tmpdir()] }).read()
    expect(text).toContain('poryadok_queue_dead{queue="portal.sweep"} 2')
    expect(text).toContain('poryadok_queue_oldest_seconds{queue="portal.sweep"} 600')
    expect(text).toContain(`poryadok_portal_bucket_share{portal="${portalId}"} 0.22`)
    expect(text).toContain(`poryadok_portal_method_share{portal="${portalId}",method="crm.item.list"} 0.5`)
    expect(text).toContain('poryadok_backup_age_seconds 17940')
    expect(text).toMatch(/poryadok_disk_free_share 0\.\d+/)
    expect(text).not.toMatch(/@|Анна/)
  })
})

describe('notices ahead', () => {
  const told: HealthNotice[] = []
  let certificateAt = now.getTime() + 10 * 86_400_000
  const tell = () =>
    tellAhead(
      {
        ...deps,
        publicUrl: 'https://app.example',
        notify: (notice) => Promise.resolve(void told.push(notice)),
        lookAtCertificate: (origin) =>
          Promise.resolve(origin.startsWith('https') ? { kind: 'valid-until', at: certificateAt } : { kind: 'plain' }),
      },
      new AbortController().signal,
    )
  const kinds = () => told.filter((one) => one.portalId === portalId).map((one) => one.kind)

  it('come once, again when it gets worse, and anew after it was well', async () => {
    await tell()
    expect(kinds()).toEqual(['operations.jobs-dead', 'operations.certificate-ends'])
    await tell()
    expect(kinds()).toHaveLength(2)
    certificateAt = now.getTime() + 2 * 86_400_000
    await tell()
    expect(kinds().slice(2)).toEqual(['operations.certificate-ends'])
    certificateAt = now.getTime() + 90 * 86_400_000
    await tell()
    certificateAt = now.getTime() + 10 * 86_400_000
    await tell()
    expect(kinds()).toHaveLength(4)
  })

  it('leave the days of the certificates for the page', async () => {
    expect(await checkOf('certificate')).toMatchObject({ state: 'soon', says: 'Сертификат действует ещё 10 дн.' })
    expect(await checkOf('portal-certificate')).toMatchObject({ state: 'off' })
    expect(await inPortal(randomUUID(), () => database.app.healthNote.count())).toBe(0)
  })
})
