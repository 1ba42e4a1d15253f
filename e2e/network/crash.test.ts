import { describe, expect, it } from 'vitest'
import { figure } from './figure.ts'
import { aLetter, send } from './letters.ts'
import { advance, quiet, settled, testNetwork } from './testing.ts'

/** Seeded, so that a failing run can be repeated. */
function randomNumbers(seed: number) {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

const long = process.env['PORYADOK_LONG'] === '1'
const letterCount = long ? 400 : 12
const kills = long ? 60 : 4
const seed = Number(process.env['PORYADOK_SEED'] ?? 20_261_122)

describe(`kill -9 at ${kills} random moments (seed ${seed})`, () => {
  const network = testNetwork()

  it(
    `loses and doubles none of ${letterCount} letters`,
    async () => {
      const random = randomNumbers(seed)
      const before = network.portal.state.items.of(1).size
      const subjects = Array.from({ length: letterCount }, (_, at) => `Письмо ${at + 1} из ${letterCount}`)
      const perKill = Math.ceil(letterCount / kills)
      for (let round = 0; round < kills; round += 1) {
        for (const subject of subjects.slice(round * perKill, (round + 1) * perKill))
          await send(network.smtp, aLetter({ subject }))
        await quiet(network, Math.floor(random() * 6))
        await network.app.kill()
        await network.restartApp()
        // Leases and unknown outcomes wait on the clock; it jumps past them.
        await advance(network, 61_000)
      }
      await settled(network, letterCount, { stepMs: 61_000, limitMs: long ? 600_000 : 60_000 })
      const titles = [...network.portal.state.items.of(1).rows.values()]
        .map((item) => item['title'])
        .filter((title) => typeof title === 'string' && subjects.includes(title))
      expect(network.portal.state.items.of(1).size - before).toBe(letterCount)
      expect(new Set(titles)).toEqual(new Set(subjects))
      const activities = [...network.portal.state.activities.values()].filter((one) => subjects.includes(one.subject))
      figure('kill -9 of the product at random moments', kills, 'times')
      figure('letters sent meanwhile', letterCount, 'letters')
      figure('requests of them in the portal', titles.length, 'requests')
      figure('timeline records of them in the portal', activities.length, 'records')
      expect(titles).toHaveLength(letterCount)
      expect(activities).toHaveLength(letterCount)
    },
    long ? 900_000 : 120_000,
  )
})
