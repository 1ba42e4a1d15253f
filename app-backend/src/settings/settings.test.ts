import type { Prisma } from '@poryadok/prisma'
import { acrossPortals } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import { createLogger } from '../platform/log/logger.ts'
import { changeSettings, type ChangeDeps, type SettingsAudit } from './change-settings.ts'
import { createSettingsReader, type SettingsReader } from './read-settings.ts'
import { applyFile, exportSettings, previewFile } from './settings-file.ts'
import { aSlice } from './testing.ts'

const database = testDatabase()
const log = createLogger('silent')
const clock = createClock()
const tasks = aSlice()
const calls = aSlice({ name: 'calls', title: { ru: 'Звонки', en: 'Calls' } })
const core = aSlice({ name: 'core', switchable: false })
const slices = [tasks, calls, core]
let db: Database
let other: Database
let reader: SettingsReader
let portalId: string
let audited: SettingsAudit[]
let switched: number
let deps: ChangeDeps

beforeEach(async () => {
  db = createDatabase(database.url, log)
  other = createDatabase(database.url, log)
  reader = createSettingsReader(other)
  portalId = await aTenantRow(database.prisma, clock.now())
  ;[audited, switched] = [[], 0]
  deps = {
    db,
    clock,
    slices,
    audit: async (_tx, line) => void audited.push(line),
    switched: async () => void (switched += 1),
  }
})
afterEach(async () => {
  reader.stop()
  await Promise.all([db.stop(), other.stop()])
})

const defaults = tasks.settings.parse({})
const save = (slice = tasks, revision = 0, values: Record<string, unknown> = {}, enabled = true) =>
  changeSettings(deps, {
    portalId,
    userId: 7,
    action: 'settings.changed',
    wanted: [{ slice, revision, after: { enabled, values: { ...defaults, ...values } } }],
  })
const stored = () => database.prisma.sliceSettings.findMany({ where: { portalId }, orderBy: { slice: 'asc' } })

describe('settings of a portal', () => {
  it('are the defaults until somebody changes them', async () => {
    expect(await reader.of(portalId, tasks)).toEqual(defaults)
  })

  it('are heard by every process within a second of the change', async () => {
    expect(await reader.of(portalId, tasks)).toMatchObject({ days: 5 })
    await save(tasks, 0, { days: 9 })
    await vi.waitFor(async () => expect(await reader.of(portalId, tasks)).toMatchObject({ days: 9 }), {
      timeout: 1_000,
      interval: 10,
    })
  })

  it('of one portal say nothing of another', async () => {
    const neighbour = await aTenantRow(database.prisma, clock.now())
    await save(tasks, 0, { days: 9 })
    expect(await reader.of(neighbour, tasks)).toEqual(defaults)
  })

  it('are changed by the first of two who saw the same revision; the second hears who and when', async () => {
    const both = await Promise.allSettled([save(tasks, 0, { days: 8 }), save(tasks, 0, { days: 9 })])
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(save(tasks, 0, { days: 10 })).rejects.toMatchObject({
      code: 'settings.conflict',
      params: { userId: 7 },
    })
    expect(await stored()).toMatchObject([{ revision: 1 }])
  })

  it('leave a line of history and one in the audit trail, with what differs', async () => {
    await save(tasks, 0, { days: 9 })
    await save(tasks, 1, { days: 9, sign: 'Отдел сервиса' })
    const history = await database.prisma.settingsChange.findMany({ where: { portalId }, orderBy: { id: 'asc' } })
    expect(history).toMatchObject([
      { revision: 1, before: { values: { days: 5 } }, after: { values: { days: 9 } }, userId: 7 },
      { revision: 2, after: { values: { sign: 'Отдел сервиса' } } },
    ])
    expect(audited.map((line) => line.changes.map(({ key, before, after }) => [key, before, after]))).toEqual([
      [['days', 5, 9]],
      [['sign', '', 'Отдел сервиса']],
    ])
  })

  it('that are saved without a difference change nothing', async () => {
    expect(await save()).toBe(0)
    expect(await stored()).toEqual([])
  })
})

describe('the switch of a slice', () => {
  it('is known to every process, and the portal’s hooks follow', async () => {
    await save(tasks, 0, {}, false)
    await vi.waitFor(async () => expect([...(await reader.switchedOff(portalId))]).toEqual(['tasks']), {
      timeout: 1_000,
    })
    expect(switched).toBe(1)
  })

  it('and a setting on which hooks depend are told to the portal, other settings are not', async () => {
    const placement = { placement: 'LEFT_MENU', path: '/p/main', title: { ru: '', en: '' } }
    const hooked = aSlice({
      name: 'hooked',
      needs: (_, chosen) => (chosen?.['remind'] ? { placements: [placement] } : {}),
    })
    await save(hooked, 0, { days: 9 })
    expect(switched).toBe(0)
    await save(hooked, 1, { days: 9, remind: false })
    expect(switched).toBe(1)
  })

  it('is refused where the product cannot do without it', async () => {
    await expect(save(core, 0, {}, false)).rejects.toMatchObject({ code: 'settings.no-switch' })
  })
})

describe('the file of all settings', () => {
  const file = (changes: object) => ({
    format: 'poryadok-settings',
    version: 1,
    exportedAt: '2026-11-22T09:00:00.000Z',
    slices: changes,
  })

  it('holds every slice and no secret', async () => {
    await save(tasks, 0, { key: 'canary-secret', days: 9 })
    const exported = await exportSettings({ db, slices }, portalId, clock.now())
    expect(Object.keys(exported.slices)).toEqual(['tasks', 'calls', 'core'])
    expect(exported.slices['tasks']).toMatchObject({ enabled: true, values: { days: 9 } })
    expect(JSON.stringify(exported)).not.toContain('canary-secret')
  })

  it('comes back as it went: no difference', async () => {
    await save(tasks, 0, { days: 9, watchers: ['a@b.example'] })
    const exported = await exportSettings({ db, slices }, portalId, clock.now())
    expect(await previewFile(deps, portalId, exported)).toMatchObject({ changes: [], ignored: [] })
  })

  it('shows what it would change and what it does not know, and changes nothing by that', async () => {
    const preview = await previewFile(
      deps,
      portalId,
      file({ tasks: { enabled: false, values: { days: 3, hours: 1, key: 'x' } }, moon: { enabled: true, values: {} } }),
    )
    expect(preview.changes.map(({ change }) => [change.key, change.before, change.after])).toEqual([
      ['enabled', true, false],
      ['days', 5, 3],
    ])
    expect(preview.ignored.toSorted()).toEqual(['moon', 'tasks.hours', 'tasks.key'])
    expect(await stored()).toEqual([])
  })

  it('is applied as a whole, with one line a slice in the audit trail', async () => {
    const content = file({
      tasks: { enabled: true, values: { days: 3 } },
      calls: { enabled: false, values: { tone: 'short' } },
    })
    const { basis } = await previewFile(deps, portalId, content)
    expect(await applyFile(deps, { portalId, userId: 7 }, content, basis)).toBe(3)
    expect(audited.map(({ slice, action }) => `${slice} ${action}`)).toEqual([
      'tasks settings.imported',
      'calls settings.imported',
    ])
  })

  it('is not applied in part when one of its slices fails', async () => {
    const content = file({
      tasks: { enabled: true, values: { days: 3 } },
      calls: { enabled: false, values: {} },
    })
    const { basis } = await previewFile(deps, portalId, content)
    const failing: ChangeDeps = {
      ...deps,
      audit: async (_tx: Prisma.TransactionClient, { slice }) => {
        if (slice === 'calls') throw new Error('the trail is full')
      },
    }
    await expect(applyFile(failing, { portalId, userId: 7 }, content, basis)).rejects.toThrow('the trail is full')
    expect(await stored()).toEqual([])
  })

  it('is not applied when settings changed after it was compared', async () => {
    const content = file({ tasks: { enabled: true, values: { days: 3 } } })
    const { basis } = await previewFile(deps, portalId, content)
    await save(calls, 0, { days: 9 })
    await expect(applyFile(deps, { portalId, userId: 7 }, content, basis)).rejects.toMatchObject({
      code: 'settings.file-stale',
    })
  })

  it.each([
    ['of a newer version', { ...file({}), version: 2 }, 'settings.file-newer'],
    ['of something else', { hello: 1 }, 'settings.file-unreadable'],
    ['with a value out of bounds', file({ tasks: { enabled: true, values: { days: 900 } } }), 'input.invalid'],
  ])('%s is refused in words', async (_, content, code) => {
    await expect(previewFile(deps, portalId, content)).rejects.toMatchObject({ code })
    expect(await acrossPortals(() => database.app.sliceSettings.count({ where: { portalId } }))).toBe(0)
  })
})
