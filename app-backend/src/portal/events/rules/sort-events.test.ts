import { expect, it } from 'vitest'
import { sortEvents } from './sort-events.ts'

const event = (id: number, name: string, objectId: number | null = null, entityTypeId: number | null = null) => ({
  id,
  name,
  objectId,
  entityTypeId,
  source: 'online',
})

it('names each record once, whatever says that it changed, and leaves the rest to others', () => {
  const sorted = sortEvents(
    [
      event(1, 'ONCRMLEADUPDATE', 7),
      event(2, 'ONCRMLEADADD', 7),
      event(3, 'ONCRMDYNAMICITEMDELETE', 7, 1030),
      event(4, 'ONCRMDEALADD', 7),
      event(5, 'ONOFFLINEEVENT'),
      event(6, 'ONUSERADD', 12),
    ],
    new Set([1, 1030]),
  )
  expect(Array.from(sorted.records, ([type, ids]) => [type, Array.from(ids.keys())])).toEqual([
    [1, [7]],
    [1030, [7]],
  ])
  expect(sorted.records.get(1)?.get(7)).toHaveLength(2)
  expect(sorted.others.map(({ id }) => id)).toEqual([4, 5, 6])
  expect(sorted).toMatchObject({ offlineWaits: true, uninstalled: false })
  expect(sortEvents([event(1, 'ONAPPUNINSTALL')], new Set()).uninstalled).toBe(true)
})
