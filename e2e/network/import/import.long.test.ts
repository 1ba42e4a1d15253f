import { describe, expect, it } from 'vitest'
import type { FaultRule } from '../../portal/faults/faults.ts'
import { figure } from '../figure.ts'
import { until } from '../letter-outcomes.ts'
import { advance, quiet, testNetwork } from '../testing.ts'
import { caseFields } from './case-fields.ts'
import { casesFile } from './cases-file.ts'
import { ImportClient } from './import-client.ts'
import { judge } from './judge.ts'
import { makeCases, randomNumbers } from './make-cases.ts'
import { nextWrites, tick } from './moments.ts'

const seed = Number(process.env['PORYADOK_SEED'] ?? 20_261_122)
const rows = 400
const kills = 3

const troubles: FaultRule[] = [
  { match: { method: 'batch', times: 2, afterCalls: 4 }, kind: 'lost-answer' },
  { match: { method: 'batch', times: 1, afterCalls: 9 }, kind: '503' },
  { match: { method: 'crm.item.batchImport', times: 1, afterCalls: 5 }, kind: '429' },
]

describe(`an import of ${rows} rows (seed ${seed})`, () => {
  const network = testNetwork({ seed: 'empty' })
  const cases = makeCases(rows, seed)
  const file = casesFile(cases.rows)
  const random = randomNumbers(seed)

  it(`killed ${kills} times, with answers lost and both limits met, brings every row once, with its old time`, async () => {
    const client = new ImportClient(network)
    const { id, source } = (await client.begin(await client.upload('cases.csv', file))) as never as {
      id: string
      source: string
    }
    expect(source).toBe('salesforce')
    await client.map(id, caseFields)
    await client.stage(id, 'load')
    expect((await client.ended(id)).counts).toMatchObject({ total: rows, skipped: cases.twice })
    await client.stage(id, 'check')
    const checked = await client.ended(id)
    expect(checked.counts).toMatchObject({ new: cases.whole.size, failed: cases.broken })
    const { journal, faults, limits } = network.portal.state
    // Dear calls: a request carries two of them, so that there are many moments to die at.
    limits.operating.configure({ costs: { 'crm.item.batchimport': 11, 'crm.item.import': 1.5 } })
    await client.stage(id, 'write')
    for (let kill = 0; kill < kills; kill += 1) {
      const written = nextWrites(journal, 1 + Math.floor(random() * 3))
      const ticking = tick(network, written)
      await written
      await network.app.kill()
      await ticking
      if (kill === 0) faults.add(troubles)
      await network.restartApp()
    }
    const done = await until(
      async () => {
        await quiet(network)
        await advance(network, 31_000)
        const run = await client.run(id)
        const { total, new: fresh, inFlight, success, failed, skipped, undone } = run.counts
        expect(fresh + inFlight + success + failed + skipped + undone).toBe(total)
        return run
      },
      ({ task }) => task?.state === 'done',
      40_000,
    )
    expect(done.counts).toMatchObject({ success: cases.whole.size, failed: cases.broken, skipped: cases.twice })
    const { records, names, created } = judge(network)
    figure('rows of an import with kills, lost answers and both limits', rows, 'rows')
    figure('requests in the portal afterwards', records, 'requests')
    expect({ records, names, created }).toEqual({
      records: cases.whole.size,
      names: cases.whole.size,
      created: cases.whole.size,
    })
  }, 90_000)
})
