import { readFileSync } from 'node:fs'
import { until } from '../network/letter-outcomes.ts'
import { addCaseOwners, caseFields } from '../network/import/case-fields.ts'
import { casesFile } from '../network/import/cases-file.ts'
import { ImportClient } from '../network/import/import-client.ts'
import { ImportWatch } from '../network/import/import-watch.ts'
import { makeCases } from '../network/import/make-cases.ts'
import { processMemory } from '../network/import/process-memory.ts'
import { ownDatabase } from '../network/own-database.ts'
import { startNetwork, type Network } from '../network/start-network.ts'
import { importOptimum, makeDear, singleOptimum } from './import-optimum.ts'
import { sdkRate } from './import-by-sdk.ts'

export interface ImportRate {
  rows: number
  /** Rows a second by the portal's clock, over whole windows of its limits, and what they allow. */
  rate: number
  optimum: number
  /** What they allow to one method that carries one row, as the vendor's client uses it. */
  single: number
  /** Windows that were measured. */
  windows: number
  /** Rows a second of this machine: from file to staging, read by the mapping, written while no limit holds it. */
  loading: number
  checking: number
  writing: number
  /** The vendor's own client, the same rows, no limits: rows a second of this machine. */
  sdk: number
  /** Seconds of processor time of the product a 100 000 rows, and the most memory it ever had, MB; what it has at rest. */
  cpu: number
  peak: number
  atRest: number
  /** Refusals of the portal for either limit. */
  refused: number
}

const seconds = (since: number) => (performance.now() - since) / 1_000
/** A wait that long is the portal's window, not a breath. */
const windowMs = 30_000

/** How fast rows come in under the limits of a portal in the cloud, beside what those limits allow. */
export async function measureImport({ rows }: { rows: number }): Promise<ImportRate> {
  await using ends = new AsyncDisposableStack()
  const database = ends.adopt(await ownDatabase(), (one) => one.stop())
  const network = ends.adopt(
    await startNetwork({ databaseUrl: database.url, logLevel: 'warn', seed: 'empty' }),
    (one) => one.stop(),
  )
  makeDear(network.portal)
  addCaseOwners(network.portal.state)
  const cases = makeCases(rows, 20_261_122)
  const client = new ImportClient(network)
  const atRest = processMemory(network).now
  const before = processorOf(network)
  const { id } = await client.begin(await client.upload('cases.csv', casesFile(cases.rows)))
  await client.map(id, await caseFields(client, id))
  const staged = async (stage: string) => {
    const at = performance.now()
    await client.stage(id, stage)
    await client.ended(id, 3_600_000)
    return rows / seconds(at)
  }
  const [loading, checking] = [await staged('load'), await staged('check')]
  const written = await write(network, client, database.url, id)
  const whole = cases.whole.size
  const cpu = ((processorOf(network) - before) * 100_000) / rows
  const peak = processMemory(network).most
  const sdk = await sdkRate(network.portal, network.clientId, cases.rows.slice(0, 500))
  return {
    rows: whole,
    optimum: importOptimum(network.portal),
    single: singleOptimum(network.portal),
    loading,
    checking,
    ...written,
    sdk,
    cpu,
    peak,
    atRest,
  }
}

async function write(network: Network, client: ImportClient, databaseUrl: string, id: string) {
  const { clock, journal } = network.portal.state
  // A slow machine is no slow portal: the clock goes on by itself, and jumps over the waits for a limit alone.
  const watch = await ImportWatch.open(network, databaseUrl, { stillMs: 60_000 })
  let refused = 0
  const unsubscribe = journal.subscribe(({ error }) => {
    if (error === 'QUERY_LIMIT_EXCEEDED' || error === 'OPERATION_TIME_LIMIT') refused += 1
  })
  const [began, at] = [clock.now(), performance.now()]
  let [windows, rate, writing] = [0, 0, 0]
  await client.stage(id, 'write')
  await until(
    async () => {
      const { waitingUntil } = await watch.look(id)
      const wait = (waitingUntil?.getTime() ?? 0) - clock.now()
      const before = (await watch.look(id)).counts['SUCCESS'] ?? 0
      if (wait > windowMs && windows === 0) writing = before / seconds(at)
      const seen = await watch.jump(id)
      if (wait > windowMs) {
        windows += 1
        rate = (before * 1_000) / (clock.now() - began)
      }
      return seen
    },
    ({ task }) => task !== 'running',
    3_600_000,
  )
  unsubscribe()
  await watch.close()
  return { windows, rate, writing, refused }
}

/** Seconds of user and system time; a tick is a hundredth. */
function processorOf(network: Network): number {
  const [user = '0', system = '0'] = readFileSync(`/proc/${network.app.pid}/stat`, 'utf8').split(' ').slice(13, 15)
  return (Number(user) + Number(system)) / 100
}
