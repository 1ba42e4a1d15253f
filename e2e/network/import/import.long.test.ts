import { describe, expect, it } from 'vitest'
import { figure } from '../figure.ts'
import { until } from '../letter-outcomes.ts'
import { testNetwork } from '../testing.ts'
import { addCaseOwners, caseFields } from './case-fields.ts'
import { casesFile } from './cases-file.ts'
import { ImportClient } from './import-client.ts'
import { ImportWatch } from './import-watch.ts'
import { judge, writesTaken } from './judge.ts'
import { loseAnswers } from './lose-answers.ts'
import { makeCases, randomNumbers } from './make-cases.ts'
import { meetTrouble, type Trouble } from './meet-trouble.ts'
import { processMemory } from './process-memory.ts'
import { timeLost } from './time-lost.ts'

const seed = Number(process.env['PORYADOK_SEED'] ?? 20_261_122)
const rows = Number(process.env['PORYADOK_IMPORT_ROWS'] ?? 290_000)
/** Rows for each answer that is lost. A request to a server of one's own carries a thousand rows, and a tenth of its answers is lost. */
const rowsALoss = { cloud: 290, box: 10_000 }
/** Seconds that a call counts in the cloud: at 5 a request carries five calls, and there are thousands of moments to die at; 0: the portal's own prices. */
const secondsACall = Number(process.env['PORYADOK_IMPORT_COST'] ?? 5)
const limitMs = 5 * 3_600_000
/** A count of all rows is work for the database: so long between two, ms. */
const countMs = 2_000

const times = (count: number, trouble: Trouble) => Array.from({ length: count }, () => trouble)
const troubles = [
  ...times(14, 'kill-at-write'),
  ...times(6, 'kill'),
  ...times(5, 'database'),
  ...times(3, 'bucket'),
  ...times(3, 'operating'),
  'outage' as const,
  'tokens' as const,
]
/** `PORYADOK_IMPORT_CALM=1`: nothing goes wrong. */
const calm = process.env['PORYADOK_IMPORT_CALM'] === '1'
const costs = { 'crm.item.batchimport': secondsACall, 'crm.item.import': secondsACall / 4 }

describe.runIf(process.env['PORYADOK_LONG'] === '1').each(['cloud', 'box'] as const)(
  `an import of ${rows} rows into a portal of the profile %s (seed ${seed})`,
  (profile) => {
    const network = testNetwork({ seed: 'empty', logLevel: 'warn' })
    const random = randomNumbers(seed)

    it(
      'comes in whole, each row once, whatever happens',
      async () => {
        const { state } = network.portal
        state.settings.profile = profile
        state.settings.limits = profile === 'cloud'
        if (profile === 'cloud' && secondsACall > 0) state.limits.operating.configure({ costs })
        addCaseOwners(state)
        const cases = makeCases(rows, seed)
        const client = new ImportClient(network)
        const { id } = await client.begin(await client.upload('cases.csv', casesFile(cases.rows)))
        await client.map(id, await caseFields(client, id))
        for (const stage of ['load', 'check']) {
          await client.stage(id, stage)
          await client.ended(id, limitMs)
        }
        const taken = writesTaken(state.journal)
        const [began, at] = [state.clock.now(), performance.now()]
        await client.stage(id, 'write')
        const lostAnswers = calm
          ? 0
          : Number(process.env['PORYADOK_IMPORT_LOST'] ?? Math.ceil(rows / rowsALoss[profile]))
        const answers = loseAnswers(network, { count: lostAnswers, share: (1.3 * lostAnswers) / (rows / 20), random })
        const lost = timeLost(network)
        // On a server of one's own time is real, but for what the product says that it waits for.
        const stillMs = profile === 'box' ? 120_000 : 1_000
        const watch = await ImportWatch.open(network, network.databaseUrl, { countMs, stillMs, restMs: 1_000 })
        // A request to a portal on its own server carries a thousand rows: there must be some left to meet each trouble in.
        const most = profile === 'box' ? Math.floor(rows / 5_000) : troubles.length
        const met = calm ? 0 : Math.min(troubles.length, most)
        const left = troubles.toSorted(() => random() - 0.5).slice(0, met)
        const every = cases.whole.size / (left.length + 2)
        let memory = 0
        const done = await until(
          async () => {
            const seen = await watch.jump(id)
            expect(seen.total).toBe(rows)
            lost.saw(seen)
            memory = Math.max(memory, processMemory(network).most)
            const due = Math.floor((seen.counts['SUCCESS'] ?? 0) / every)
            if (due > met - left.length && left.length > 0)
              await meetTrouble(left.pop() ?? 'kill', { network, watch, lost, id, random })
            return seen
          },
          ({ task }) => task !== 'running',
          limitMs,
        )
        await watch.close()
        const about = `of an import of ${rows} rows, profile ${profile}`
        figure(`hours of the portal’s clock ${about}`, (state.clock.now() - began) / 3_600_000, 'h')
        figure(`minutes of this machine ${about}`, (performance.now() - at) / 60_000, 'min')
        figure(`answers lost after the write ${about}`, answers.lost(), 'answers')
        figure(`most memory of the product ${about}`, memory, 'MB')
        figure(`kills measured ${about}`, lost.seconds().length, 'kills')
        figure(`kills that cost more than 60 s ${about}`, lost.seconds().filter((one) => one > 60).length, 'kills')
        figure(`most seconds that one kill cost ${about}`, Math.max(0, ...lost.seconds()), 's')
        expect(left).toEqual([])
        expect(done.counts).toEqual({ SUCCESS: cases.whole.size, FAILED: cases.broken, SKIPPED: cases.twice })
        const { records, names } = judge(network)
        figure(`requests in the portal at the end ${about}`, records, 'requests')
        figure(`distinct names of them ${about}`, names, 'names')
        const all = cases.whole.size
        expect({ records, names, taken: taken() }).toEqual({ records: all, names: all, taken: all })
        await client.stage(id, 'certificate')
        await client.ended(id, limitMs)
        const { agrees } = await client.call<{ agrees: boolean }>('GET', `/api/imports/${id}/certificate`)
        expect(agrees).toBe(true)
      },
      limitMs,
    )
  },
)
