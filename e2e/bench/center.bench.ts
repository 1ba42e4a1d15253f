import { measureCenter, type Pace } from './center-pace.ts'
import { machine } from './machine.ts'
import { textTable } from './text-table.ts'

const before = machine()
const { calls, floor, write, read, portalRequests } = await measureCenter(300)

const line = (name: string, { median, p95, max }: Pace): string[] => [
  name,
  ...[median, p95, p95 / floor.p95, max].map((value) => value.toFixed(1)),
]

process.stdout.write(
  `${calls} calls of the contact centre's API at 20 a second\n\n` +
    textTable([
      ['', 'median, ms', '95 %, ms', 'floors', 'slowest, ms'],
      line('bare Fastify, one INSERT a call', floor),
      line('a deal by a sandbox key', write),
      line('whose key it is', read),
    ]) +
    `\n${portalRequests} HTTP requests to the portal\n${before}\n`,
)
