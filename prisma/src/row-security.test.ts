import { expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import { createPrisma } from './index.ts'
import { acrossPortals, inPortal } from './portal-scope.ts'
import { testDatabase } from './testing/index.ts'

const database = testDatabase()
const now = new Date('2026-11-22T09:00:00Z')

async function aPortal(): Promise<string> {
  const id = randomUUID()
  const address = {
    origin: 'https://a.example',
    clientEndpoint: 'https://a.example/rest/',
    serverEndpoint: 'https://o.example/rest/',
  }
  const rest = { scopes: ['crm'], state: 'active', fieldNames: {}, createdAt: now, updatedAt: now }
  await database.prisma.portal.create({ data: { id, memberId: id.replaceAll('-', ''), ...address, ...rest } })
  await database.prisma.mailbox.create({ data: { portalId: id, address: `${id}@a.example`, createdAt: now } })
  return id
}

test('a query sees the rows of the portal it runs for, all of them across portals, none without either', async () => {
  const [one, two] = [await aPortal(), await aPortal()]
  const { app: prisma } = database
  const addresses = () => prisma.mailbox.findMany({ orderBy: { id: 'asc' } })
  expect((await inPortal(one, addresses)).map((row) => row.portalId)).toEqual([one])
  expect((await inPortal(two, addresses)).map((row) => row.portalId)).toEqual([two])
  expect((await acrossPortals(addresses)).map((row) => row.portalId)).toEqual([one, two])
  expect(await addresses()).toEqual([])
})

test('parallel work of many portals on few connections never mixes', async () => {
  const narrow = createPrisma(database.url, { connections: 2 })
  const portals = await Promise.all(Array.from({ length: 5 }, aPortal))
  const looks = Array.from({ length: 100 }, (_, index) => portals[index % 5] ?? '')
  const seen = await Promise.all(
    looks.map((id) => inPortal(id, async () => (await narrow.mailbox.findMany()).map((row) => row.portalId))),
  )
  expect(seen).toEqual(looks.map((id) => [id]))
  await narrow.$disconnect()
})

test('work of a scope comes back to the connection that knows it, whoever worked in between', async () => {
  const pair = createPrisma(database.url, { connections: 2 })
  const id = await aPortal()
  const session = async () => (await pair.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`)[0]?.pid
  // While a transaction holds one connection for all portals, the other is opened for this one.
  const own = await acrossPortals(() => pair.$transaction(() => inPortal(id, session)))
  const seen = []
  for (let round = 0; round < 3; round += 1) seen.push(await acrossPortals(session), await inPortal(id, session))
  const [all] = seen
  expect(all).not.toBe(own)
  expect(seen).toEqual([all, own, all, own, all, own])
  await pair.$disconnect()
})

test('a row of another portal can be neither written, moved nor removed', async () => {
  const [one, two] = [await aPortal(), await aPortal()]
  const { app: prisma } = database
  const foreign = { portalId: two, address: `${randomUUID()}@b.example`, createdAt: now }
  await expect(inPortal(one, () => prisma.mailbox.create({ data: foreign }))).rejects.toThrow(/row-level security/)
  await expect(
    inPortal(one, () => prisma.mailbox.updateMany({ where: { portalId: one }, data: { portalId: two } })),
  ).rejects.toThrow(/row-level security/)
  expect(await inPortal(one, () => prisma.mailbox.deleteMany({ where: { portalId: two } }))).toEqual({ count: 0 })
  expect(await inPortal(one, () => prisma.$executeRaw`DELETE FROM mailbox WHERE portal_id = ${two}::uuid`)).toBe(0)
})

test('the scope of a transaction is the one it began in', async () => {
  const [one, two] = [await aPortal(), await aPortal()]
  const inside = await inPortal(one, () =>
    database.app.$transaction(async (tx) => inPortal(two, async () => tx.mailbox.findMany())),
  )
  expect(inside.map((row) => row.portalId)).toEqual([one])
})

test('every table with a portal has its policy, and the role of the product is bound by it', async () => {
  const unguarded = await database.prisma.$queryRaw<{ name: string }[]>`
    SELECT c.relname AS name FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'portal_id' AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))`
  expect(unguarded).toEqual([])
  const [role] = await database.app.$queryRaw<object[]>`
    SELECT current_user::text AS name, rolsuper OR rolbypassrls AS above,
      (SELECT count(*) FROM pg_class WHERE relowner = pg_roles.oid)::int AS owned
    FROM pg_roles WHERE rolname = current_user`
  expect(role).toEqual({ name: 'poryadok_app', above: false, owned: 0 })
})
