import { expect, it } from 'vitest'
import { figure } from '../network/figure.ts'
import { measureFirstRow } from './first-row.ts'

const rounds = 15
const limit = 1.5

it(`the first row comes within ${limit} times what the grid library alone takes, cold and warm`, async () => {
  const { rows, cold, warm } = await measureFirstRow({ rounds })
  for (const [state, { product, floor, ratio }] of Object.entries({ cold, warm })) {
    const what = `${state}, median of ${rounds} openings of ${rows} rows`
    figure(`First row of the «Запросы» tab, ${what}`, Math.round(product.median), 'ms')
    figure(`First row with the grid library alone, ${what}`, Math.round(floor.median), 'ms')
    figure(`First row, tab by grid library alone, ${what}`, Number(ratio.toFixed(2)), '×')
  }
  expect(cold.ratio).toBeLessThanOrEqual(limit)
  expect(warm.ratio).toBeLessThanOrEqual(limit)
}, 300_000)
