import { pino } from 'pino'
import { createClock } from '../../../platform/clock/clock.ts'
import { createDatabase } from '../../../platform/db/database.ts'
import { createSealing } from '../../../platform/secrets/sealing.ts'
import { startReading } from '../start-reading.ts'

/** A process of its own that reads mailboxes, for tests that kill it: address of the database, offset of the clock, sealing key. */
const [url = '', offset = '0', key = ''] = process.argv.slice(2)
const log = pino({ level: 'silent' })
await startReading({
  db: createDatabase(url, log),
  clock: createClock(Number(offset)),
  log,
  sealing: createSealing(Buffer.from(key, 'base64')),
  notices: { sendToAdministrators: () => Promise.resolve() },
  privateHosts: ['127.0.0.1'],
  largest: 35 * 1024 * 1024,
})
process.on('disconnect', () => process.exit())
