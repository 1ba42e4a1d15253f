import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { errorTable } from './error-table.ts'

it('holds the rows of every area, each code once', async () => {
  const areas = readdirSync(new URL('error-table/', import.meta.url)).filter((name) => name.endsWith('-errors.ts'))
  const rows = await Promise.all(
    areas.map(async (name): Promise<Record<string, object>> => import(`./error-table/${name}`)),
  )
  const codes = rows.flatMap((area) => Object.values(area)).flatMap((table) => Object.keys(table))
  expect(codes.toSorted()).toEqual(Object.keys(errorTable).toSorted())
})
