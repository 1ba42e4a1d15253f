import { ImportClient } from '../network/import/import-client.ts'
import { processMemory } from '../network/import/process-memory.ts'
import { ownDatabase } from '../network/own-database.ts'
import { startNetwork } from '../network/start-network.ts'
import { machine } from './machine.ts'
import { textTable } from './text-table.ts'

const megabyte = 1024 ** 2
const size = Number(process.env['PORYADOK_FILE_MB'] ?? 1_900) * megabyte
const partBytes = 8 * megabyte
const before = machine()

/** Rows of sixteen thousand characters, as archives of letters have them. */
const words = 'Добрый день! Прошу выслать акт сверки; спасибо. '.repeat(330)
const rowOf = (number: number) => Buffer.from(`${number};Тема ${number};"${words}${number}"\n`)

await using ends = new AsyncDisposableStack()
const database = ends.adopt(await ownDatabase(), (one) => one.stop())
const network = ends.adopt(await startNetwork({ databaseUrl: database.url, logLevel: 'warn', seed: 'empty' }), (one) =>
  one.stop(),
)
const client = new ImportClient(network)
const atRest = processMemory(network).now
const seconds = (since: number) => (performance.now() - since) / 1_000

/** The file part by part, as a browser sends it; it stands nowhere whole but in the product. */
async function send(): Promise<{ id: string; rows: number }> {
  const { id } = await client.call<{ id: string }>('POST', '/api/imports/uploads', {
    name: 'large.csv',
    sizeBytes: size,
  })
  let [at, rows, waiting] = [0, 0, Buffer.from('Id;Тема;Текст\n')]
  while (at < size) {
    const lines = [waiting]
    for (let bytes = waiting.length; bytes < partBytes; rows += 1) {
      const line = rowOf(rows)
      lines.push(line)
      bytes += line.length
    }
    const all = Buffer.concat(lines)
    const part = all.subarray(0, Math.min(partBytes, size - at))
    await client.part(id, at, part)
    waiting = Buffer.from(all.subarray(part.length))
    at += part.length
  }
  return { id, rows }
}

const [sentAt, { id, rows }] = [performance.now(), await send()]
const [sending, sentPeak] = [seconds(sentAt), processMemory(network).most]
const run = await client.begin(id)
await client.map(run.id, [{ column: 1, field: 'title' }])
const loadedAt = performance.now()
await client.stage(run.id, 'load')
const { counts } = await client.ended(run.id, 3_600_000)

process.stdout.write(
  `A file of ${Math.round(size / megabyte)} MB, about ${rows} rows, from the browser into staging\n\n` +
    textTable([
      ['', ''],
      ['rows in staging', String(counts.total)],
      ['sent in, s', sending.toFixed(0)],
      ['loaded, s', seconds(loadedAt).toFixed(0)],
      ['memory at rest, MB', String(atRest)],
      ['most memory after sending, MB', String(sentPeak)],
      ['most memory, MB', String(processMemory(network).most)],
    ]) +
    `\n${before}\n`,
)
