import { testDatabase } from '@poryadok/prisma/testing'
import { expect, it } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { Directory } from '../portal/index.ts'
import { readDetails } from './read-details.ts'
import { createRequestStore } from './store.ts'
import { aPortalClient, aTenant, aViewer } from './testing.ts'

const database = testDatabase()
const lists = { stages: [], people: [], categories: [] }
const directory: Directory = {
  of: () => Promise.resolve(lists),
  refresh: () => Promise.resolve(lists),
  missed: () => {},
}

async function details(list: (start: number) => unknown, contactIds: number[] = [], companyId: number | null = null) {
  const tenant = aTenant()
  const { portal, asked } = aPortalClient({
    'crm.item.get': () => ({ item: { id: 9, title: 'Щит', contactIds, companyId } }),
    'crm.item.list': ({ entityTypeId }) => ({
      items: entityTypeId === 4 ? [{ id: 8, title: 'ООО «Заречье»' }] : [{ id: 4, name: 'Игорь', lastName: 'Уходов' }],
    }),
    'crm.activity.list': ({ start }) => list(Number(start)),
  })
  const deps = { portal, directory, store: createRequestStore(database.prisma), clock: createClock() }
  return { ...(await readDetails(deps, tenant, aViewer(tenant), 9)), asked }
}
const letter = (id: number, rest = {}) => ({ ID: String(id), START_TIME: '2026-11-20T15:20:00+03:00', ...rest })

it('gives the fault when the letters are refused, not an empty list', async () => {
  const refused = details(() => {
    throw new AppError('portal.no-rights')
  })
  await expect(refused).rejects.toMatchObject({ code: 'portal.no-rights' })
})

it('gives the fault when only the older letters are refused', async () => {
  const refused = details((start) => {
    if (start > 0) throw new AppError('portal.limit')
    return [letter(1)]
  })
  await expect(refused).rejects.toMatchObject({ code: 'portal.limit' })
})

it.each([
  [{}, '2026-11-20T12:20:00.000Z'],
  [{ START_TIME: '' }, '1970-01-01T00:00:00.000Z'],
  [{ START_TIME: 'вчера', CREATED: '2026-11-20T15:21:00+03:00' }, '2026-11-20T12:21:00.000Z'],
  [{ START_TIME: '0000-00-00', CREATED: '?' }, '1970-01-01T00:00:00.000Z'],
])('reads a letter of %j as sent at %s', async (dates, sentAt) =>
  expect((await details((start) => (start === 0 ? [letter(1, dates)] : []))).letters).toMatchObject([{ sentAt }]),
)

it('gives letters past the first page too, oldest first and each once, in one request', async () => {
  const newest = Array.from({ length: 80 }, (_, at) => letter(80 - at))
  const { letters, asked } = await details((start) => (start === 0 ? newest.slice(0, 50) : newest.slice(49)))
  expect(letters.map(({ id }) => id)).toEqual(Array.from({ length: 80 }, (_, at) => at + 1))
  expect(asked).toEqual(['batch'])
})

it('names the client of the request, in the same request; somebody else whom the portal tells of is none', async () => {
  const { request, asked } = await details(() => [], [7, 4])
  expect(request.contact).toEqual({ id: 4, name: 'Игорь Уходов' })
  expect(asked).toEqual(['batch'])
  expect((await details(() => [], [5])).request.contact).toBeNull()
})

it('names the company of a request without a contact, in the same request; one that the viewer may not see is none', async () => {
  const { request, asked } = await details(() => [], [], 8)
  expect(request).toMatchObject({ contact: null, company: { id: 8, name: 'ООО «Заречье»' } })
  expect(asked).toEqual(['batch'])
  expect((await details(() => [], [], 6)).request.company).toBeNull()
  expect((await details(() => [])).request.company).toBeNull()
})
