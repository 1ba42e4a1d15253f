import { testDatabase } from '@poryadok/prisma/testing'
import { expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { aTenantRow } from '../../platform/jobs/testing.ts'
import { createLogger } from '../../platform/log/logger.ts'
import { createSealing } from '../../platform/secrets/sealing.ts'
import { createTenantStore } from '../store.ts'
import type { Tenant } from '../tenant.ts'
import { uninstall, type UninstallDeps } from './uninstall.ts'
import { lastWipe } from './wipe-store.ts'

const database = testDatabase()
const clock = createClock()
const gone = () => Promise.reject(new AppError('portal.no-token'))

function anUninstallation(changes: Partial<UninstallDeps> = {}): UninstallDeps {
  return {
    prisma: database.app,
    portal: { call: gone },
    clock,
    log: createLogger('silent'),
    wipeFiles: () => Promise.resolve(3),
    ...changes,
  }
}

async function aPortalWithRows(): Promise<Tenant> {
  const now = clock.now()
  const id = await aTenantRow(database.prisma, now)
  const portalId = id
  await database.prisma.mailbox.create({ data: { portalId, address: `${id}@a.example`, createdAt: now } })
  await database.prisma.directoryList.create({ data: { portalId, kind: 'users', data: {}, fetchedAt: now } })
  await database.prisma.auditEvent.create({
    data: { portalId, at: now, actorKind: 'person', actorId: '7', action: 'settings.changed' },
  })
  await database.prisma.restCall.create({
    data: { portalId, at: now, actor: 'portal', method: 'x', inner: [], params: {}, durationMs: 1 },
  })
  return (await createTenantStore(database.app, createSealing(Buffer.alloc(32, 7))).byId(id)) as Tenant
}

async function rowsOf(portalId: string): Promise<Record<string, number>> {
  const tables = await database.prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name::text AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'portal_id'`
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const [row] = await database.prisma.$queryRawUnsafe<{ count: bigint }[]>(
      `SELECT count(*) FROM "${name}" WHERE portal_id = $1::uuid`,
      portalId,
    )
    if (Number(row?.count) > 0) counts[name] = Number(row?.count)
  }
  return counts
}

it('deletes every row of the portal in every table, and none of its neighbour', async () => {
  const [tenant, neighbour] = [await aPortalWithRows(), await aPortalWithRows()]
  expect(Object.keys(await rowsOf(tenant.id)).length).toBe(4)
  expect(await uninstall(anUninstallation(), tenant)).toBe(true)
  expect(await rowsOf(tenant.id)).toEqual({})
  expect(await database.prisma.portal.count({ where: { id: tenant.id } })).toBe(0)
  expect(Object.keys(await rowsOf(neighbour.id)).length).toBe(4)
})

it('leaves a record of figures for the next installation', async () => {
  const tenant = await aPortalWithRows()
  await uninstall(anUninstallation(), tenant)
  expect(await lastWipe(database.app, tenant.memberId)).toMatchObject({ rows: 5, files: 3 })
})

it('twice is as once', async () => {
  const tenant = await aPortalWithRows()
  await uninstall(anUninstallation(), tenant)
  await uninstall(anUninstallation(), tenant)
  expect(await database.prisma.portalWipe.count({ where: { memberId: tenant.memberId } })).toBe(1)
})

it('wipes nothing when the app stands in the portal again', async () => {
  const tenant = await aPortalWithRows()
  const there = { call: () => Promise.resolve({ result: {} }) }
  expect(await uninstall(anUninstallation({ portal: there }), tenant)).toBe(false)
  expect(Object.keys(await rowsOf(tenant.id)).length).toBe(4)
})

it('a store of files that fails leaves the portal closed; the next try ends the wipe', async () => {
  const tenant = await aPortalWithRows()
  const failing = anUninstallation({ wipeFiles: () => Promise.reject(new Error('the disk is away')) })
  await expect(uninstall(failing, tenant)).rejects.toThrow('the disk is away')
  const closed = await database.prisma.portal.findFirst({ where: { id: tenant.id } })
  expect(closed).toMatchObject({ state: 'uninstalled', accessToken: null, refreshToken: null })
  await uninstall(anUninstallation(), tenant)
  expect(await rowsOf(tenant.id)).toEqual({})
})
