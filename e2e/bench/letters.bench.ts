import { measureIntake } from './intake-rate.ts'
import { machine } from './machine.ts'
import { textTable } from './text-table.ts'

const before = machine()
const { letters, floor, parsing, accepted, requests, portalRequests, asked } = await measureIntake({ letters: 100 })

const line = (name: string, rate: number): string[] => [name, rate.toFixed(1), (floor / rate).toFixed(1)]

process.stdout.write(
  `${letters} letters, each opens a request; the portal's limits are off\n\n` +
    textTable([
      ['', 'letters a second', 'floor by it'],
      line('SMTP library and database alone', floor),
      line('parsing alone', parsing),
      line('product, until the sender hears 250', accepted),
      line('product, until it is a request', requests),
    ]) +
    `\n${portalRequests.toFixed(2)} HTTP requests to the portal a letter:\n` +
    textTable(asked.map(([methods, times]) => [methods, String(times)])) +
    `\n${before}\n`,
)
