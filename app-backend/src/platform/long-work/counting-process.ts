import { pino } from 'pino'
import { createClock } from '../clock/clock.ts'
import { createDatabase } from '../db/database.ts'
import { createJobs, type Jobs } from '../jobs/create-jobs.ts'
import { createLive } from '../live/create-live.ts'
import { createLongWork } from './create-long-work.ts'
import { countedRow, counting } from './testing.ts'

/** A process of its own that counts, for tests that kill it: address of the database, portal, offset of the clock. */
const [url = '', portalId = '', offset = '0'] = process.argv.slice(2)
const log = pino({ level: 'silent' })
const clock = createClock(Number(offset))
const db = createDatabase(url, log)
const longWork = createLongWork({ db, clock, log, live: createLive(db, clock), addJob: (job, tx) => jobs.add(job, tx) })
const write = countedRow(portalId)
longWork.register(
  'count',
  counting(db, async (tx, n) => {
    await write(tx, n)
    process.send?.(n)
  }),
)
const jobs: Jobs = createJobs({ db, clock, log }, longWork.queues)
jobs.start(1)
process.on('disconnect', () => process.exit())
