import { measureEvents, type Burst } from './events-rate.ts'
import { machine } from './machine.ts'
import { textTable } from './text-table.ts'

const before = machine()
const { events, floor, product, portalRequests } = await measureEvents({ events: 5_000, seed: 'empty' })

const line = (name: string, { rate, median, p99, max }: Burst): string[] => [
  name,
  ...[rate, floor.rate / rate, median, p99, max].map((value) => value.toFixed(1)),
]

process.stdout.write(
  `${events} events over 100 connections, each committed before its answer\n\n` +
    textTable([
      ['', 'events a second', 'floor by it', 'median, ms', '99 %, ms', 'slowest, ms'],
      line('bare Fastify, one INSERT an event', floor),
      line('product: token verified, stored, its job planned', product),
    ]) +
    `\n${portalRequests} HTTP requests to the portal\n${before}\n`,
)
