import { machine } from './machine.ts'
import { measureCalls } from './measure-calls.ts'
import { textTable } from './text-table.ts'

const before = machine()
const { rings, times, looks, mostRequests } = await measureCalls(100)
const at = (list: readonly number[], share: number): string =>
  `${(list[Math.min(list.length - 1, Math.ceil(list.length * share) - 1)] ?? 0).toFixed(0)} ms`

process.stdout.write(
  `whose client rings: 100 000 contacts, the limits of the cloud, ${rings} rings, without the browser\n\n` +
    textTable([
      ['', 'median', 'p95', 'longest'],
      ['the panel opened and answered', at(times, 0.5), at(times, 0.95), at(times, 1)],
      ['the answer alone', at(looks, 0.5), at(looks, 0.95), at(looks, 1)],
    ]) +
    `HTTP requests of the ring that cost most: ${mostRequests}\n${before}\n`,
)
