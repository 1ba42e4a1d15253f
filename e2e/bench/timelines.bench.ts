import { machine } from './machine.ts'
import { measureTimelines } from './measure-timelines.ts'
import { textTable } from './text-table.ts'

const before = machine()
const activities = Number(process.env['PORYADOK_TIMELINE_ENTRIES'] ?? 40_000)
const found = await measureTimelines({ activities })
const share = (of: number) => `${((found.rate / of) * 100).toFixed(1)} %`

process.stdout.write(
  `${activities} entries of half as many contacts, ${found.bound} of them tied to a company, in a portal in the cloud with both its limits\n\n` +
    textTable([
      ['by the portal’s clock', 'entries a second'],
      ['the product', found.rate.toFixed(2)],
      ['what the limits allow over hours; share', `${found.optimum.toFixed(2)}; ${share(found.optimum)}`],
      [
        'what they allow this run, its first window spent at once; share',
        `${found.optimumOfRun.toFixed(2)}; ${share(found.optimumOfRun)}`,
      ],
    ]) +
    '\n' +
    textTable([
      ['HTTP requests an entry', found.requests.toFixed(3)],
      ['refusals for a limit', String(found.refused)],
      ['entries a second of this machine', (found.bound / found.seconds).toFixed(0)],
    ]) +
    `\n${before}\n`,
)
