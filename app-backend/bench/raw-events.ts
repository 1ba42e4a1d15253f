import formbody from '@fastify/formbody'
import fastify from 'fastify'
import type { AddressInfo } from 'node:net'
import { Pool } from 'pg'
import qs from 'qs'

/**
 * Floor of the event inbox: Fastify, the same form parser and one INSERT an event, committed before the answer. Nothing is
 * verified, and nothing is processed. Prints its port when it listens and ends with SIGTERM.
 */
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 10 })
await pool.query(
  'CREATE TABLE IF NOT EXISTS bench_raw_event (id serial PRIMARY KEY, name text, object_id int, at timestamptz)',
)

const server = fastify()
await server.register(formbody, { parser: (text) => qs.parse(text) })
server.post('/events', async (request) => {
  const { event, data, ts } = request.body as { event: string; ts: string; data: { FIELDS: { ID: string } } }
  await pool.query('INSERT INTO bench_raw_event (name, object_id, at) VALUES ($1, $2, to_timestamp($3))', [
    event,
    data.FIELDS.ID,
    ts,
  ])
  return { stored: true }
})
await server.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`${(server.server.address() as AddressInfo).port}\n`)

process.once('SIGTERM', () => {
  void server.close().then(() => pool.end())
})
