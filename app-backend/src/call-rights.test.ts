import { testDatabase } from '@poryadok/prisma/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { listAllRoutes } from './api-description.ts'
import { createClock } from './platform/clock/clock.ts'
import { aPerson } from './messages/testing.ts'
import { aTenantRow } from './platform/jobs/testing.ts'
import type { Action, Organisation, Tenant, Viewer } from './portal/index.ts'
import { createDirectoryStore } from './portal/directory/directory-store.ts'
import { createKnownAdministrators } from './portal/permissions/administrators-store.ts'
import { createPermissionStore } from './portal/permissions/permission-store.ts'
import { createPermissions, type Permissions } from './portal/permissions/permissions.ts'

const slices = /^\/api\/(phone-lines|missed-calls|stuck-activities|company-status|call-card|phone-conflicts)\b/
const routes = (await listAllRoutes()).filter(({ url, method }) => slices.test(url) && method !== 'HEAD')

const people = {
  administrator: 1,
  head: 2,
  integrator: 3,
  agent: 4,
  'without a department': 5,
  'dismissed head': 6,
  'from outside': 7,
} as const
type Who = keyof typeof people
const everybody: readonly Who[] = ['administrator', 'head', 'integrator', 'agent', 'without a department']
const leads: readonly Who[] = ['administrator', 'head', 'integrator']
const heads: readonly Who[] = ['administrator', 'head']
const admins: readonly Who[] = ['administrator']

/** Who passes the guard of a route. Whom of the others a head may decide about is asked after it, record by record. */
const expected: Record<string, readonly Who[]> = {
  'GET /api/phone-lines': everybody,
  'POST /api/phone-lines': leads,
  'PUT /api/phone-lines/:id': leads,
  'DELETE /api/phone-lines/:id': leads,
  'POST /api/phone-lines/try': everybody,
  'GET /api/phone-lines/table': leads,
  'POST /api/phone-lines/table': leads,
  'GET /api/missed-calls': everybody,
  'POST /api/missed-calls/assign': heads,
  'POST /api/missed-calls/take': everybody,
  'GET /api/missed-calls/report': heads,
  'GET /api/stuck-activities': everybody,
  'POST /api/stuck-activities/fix': everybody,
  'GET /api/company-status/statuses': everybody,
  'PUT /api/company-status/statuses': admins,
  'POST /api/company-status/card': admins,
  'GET /api/company-status/companies': everybody,
  'GET /api/company-status/companies/:id': everybody,
  'POST /api/company-status/companies/:id': everybody,
  'POST /api/company-status/companies/:id/ask': everybody,
  'POST /api/company-status/bulk': everybody,
  'POST /api/call-card/look': everybody,
  'POST /api/call-card/card-words': everybody,
  'POST /api/call-card/reason': everybody,
  'POST /api/call-card/try': heads,
  'GET /api/call-card/red': heads,
  'GET /api/call-card/rules': everybody,
  'PUT /api/call-card/rules': leads,
  'GET /api/phone-conflicts': heads,
  'POST /api/phone-conflicts/look': heads,
  'GET /api/phone-conflicts/table': heads,
}

const database = testDatabase()
const clock = createClock()
let tenant: Tenant
let permissions: Permissions

beforeAll(async () => {
  tenant = { id: await aTenantRow(database.prisma, clock.now()), zone: 'UTC', language: 'ru' } as Tenant
  const organisation: Organisation = {
    fetchedAt: clock.now(),
    departments: [
      { id: 1, name: 'Продажи', parent: null, head: people.head },
      { id: 2, name: 'Склад', parent: 1, head: people['dismissed head'] },
    ],
    people: [
      aPerson(people.administrator),
      aPerson(people.head),
      aPerson(people.integrator),
      aPerson(people.agent),
      aPerson(people['without a department'], { departments: [] }),
      aPerson(people['dismissed head'], { departments: [2], active: false }),
      aPerson(people['from outside'], { kind: 'extranet', departments: [] }),
    ],
  }
  const store = createPermissionStore(database.prisma)
  await store.save(tenant.id, { matrix: {}, integrators: [people.integrator], revision: 0 }, 1, clock.now())
  permissions = createPermissions({
    store,
    administrators: createKnownAdministrators(createDirectoryStore(database.prisma)),
    clock,
    organisations: { of: () => Promise.resolve(organisation), refresh: () => Promise.resolve(organisation) },
  })
})

const may = (who: Who, action: Action): Promise<boolean> => {
  const userId = people[who]
  const viewer: Viewer = { portalId: tenant.id, userId, isAdmin: userId === 1, name: who, accessToken: '' }
  return permissions.check(tenant, viewer, action).then(
    () => true,
    () => false,
  )
}

it('every route of calls, companies’ statuses and lost activities stands in the table', () =>
  expect(routes.map(({ method, url }) => `${method} ${url}`).toSorted()).toEqual(Object.keys(expected).toSorted()))

describe.each(routes.map(({ method, url, permission }) => [`${method} ${url}`, permission as Action] as const))(
  '%s',
  (route, permission) => {
    it.each(Object.keys(people) as Who[])('for %s', async (who) =>
      expect(await may(who, permission)).toBe(expected[route]?.includes(who)),
    )
  },
)
