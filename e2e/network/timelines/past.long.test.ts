import { describe, expect, it } from 'vitest'
import { createRandom } from '../../portal/seed/random.ts'
import { figure } from '../figure.ts'
import { processMemory } from '../import/process-memory.ts'
import { testNetwork } from '../testing.ts'
import { pastRun } from './past-run.ts'
import { addTalkedPast, cardsOf } from './talked-past.ts'

const seed = Number(process.env['PORYADOK_SEED'] ?? 20_261_123)
const activities = Number(process.env['PORYADOK_TIMELINE_ENTRIES'] ?? 40_000)
const kills = 20
const limitMs = 2 * 3_600_000
const adding = 'crm.activity.binding.add'

/** What the portal of the calm run held at its end, for the one that was interrupted. */
const calm: { cards?: string } = {}

describe.runIf(process.env['PORYADOK_LONG'] === '1').each([
  ['calm', 0],
  [`interrupted by ${kills} kill -9`, kills],
])(`a past of ${activities} entries of half as many contacts, taken over by a run that is %s`, (name, deaths) => {
  const network = testNetwork({ seed: 'empty', logLevel: 'warn' })

  it(
    'shows each entry once more, in the company of its contact, and a second run writes nothing',
    async () => {
      const { state } = network.portal
      state.settings.profile = 'cloud'
      state.settings.limits = true
      const random = createRandom(seed)
      const { wanted, bindable } = addTalkedPast(state, { activities, seed })
      const taken = { calls: 0, refused: 0 }
      state.journal.subscribe(({ method, error }) => {
        if (method.toLowerCase() !== adding) return
        taken.calls += 1
        if (error) taken.refused += 1
      })
      const run = pastRun(network, network.rows)
      const routeId = await run.addRoute()
      const [began, at] = [state.clock.now(), performance.now()]
      await run.begin(routeId)
      let [killed, memory] = [0, 0]
      await run.end(limitMs, async () => {
        if (killed < deaths && taken.calls >= ((killed + random.next()) * bindable) / (deaths + 1)) {
          killed += 1
          await (random.chance(0.7) ? killAtWrite() : network.app.kill())
          await network.restartApp()
        }
        memory = Math.max(memory, processMemory(network).most)
      })
      const about = `of a past of ${activities} entries, ${name}`
      figure(`hours of the portal’s clock ${about}`, (state.clock.now() - began) / 3_600_000, 'h')
      figure(`minutes of this machine ${about}`, (performance.now() - at) / 60_000, 'min')
      figure(`calls that write ${about}`, taken.calls, 'calls')
      figure(`calls that write and were refused ${about}`, taken.refused, 'calls')
      figure(`most memory of the product ${about}`, memory, 'MB')
      const shown = new Map([...state.activities.values()].map(({ id, bindings }) => [id, cardsOf(bindings)]))
      expect(killed).toBe(deaths)
      expect([...shown].filter(([id, cards]) => wanted.get(id) !== cards)).toEqual([])
      expect(shown.size).toBe(wanted.size)
      expect(taken.calls - taken.refused).toBe(bindable)
      const cards = JSON.stringify([...shown])
      calm.cards ??= cards
      expect(cards === calm.cards).toBe(true)

      const before = taken.calls
      await run.begin(routeId)
      await run.end(limitMs)
      expect(taken.calls - before).toBe(0)
    },
    limitMs,
  )

  /** In the moment in which the portal has done a write: the product never hears the answer. */
  async function killAtWrite() {
    const written = Promise.withResolvers<void>()
    const unsubscribe = network.portal.state.journal.subscribe(({ method }) => {
      if (method.toLowerCase() !== adding) return
      unsubscribe()
      process.kill(network.app.pid, 'SIGKILL')
      written.resolve()
    })
    const run = pastRun(network, network.rows)
    const writes = written.promise.then(() => true)
    while (!(await Promise.race([writes, run.jump().then(() => false)])));
    await network.app.exited
  }
})
