import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Pool } from 'pg'
import { SMTPServer } from 'smtp-server'

/**
 * Floor of the intake: the SMTP library and the database alone. 250 is said when the raw bytes are committed; nothing is
 * read, decided or told to a portal. Prints its port when it listens and ends with SIGTERM.
 */
const pool = new Pool({ connectionString: process.env['DATABASE_URL'] })
await pool.query('CREATE TABLE IF NOT EXISTS bench_raw_letter (id serial PRIMARY KEY, raw bytea NOT NULL)')

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onData(stream, _session, done) {
    void answer(stream, done)
  },
})

async function answer(stream: Readable, done: (error: Error | null) => void): Promise<void> {
  done(await keep(stream))
}

/** Null, or what the sender is to hear. */
async function keep(stream: Readable): Promise<Error | null> {
  try {
    await pool.query('INSERT INTO bench_raw_letter (raw) VALUES ($1)', [await buffer(stream)])
    return null
  } catch (error) {
    return error as Error
  }
}

const socket = server.listen(0, '127.0.0.1')
await once(socket, 'listening')
process.stdout.write(`${(socket.address() as AddressInfo).port}\n`)

process.once('SIGTERM', () => server.close(() => void pool.end()))
