import { migrate } from '@poryadok/prisma/migrator'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { createClock } from './platform/clock/clock.ts'
import { followClock } from './platform/clock/follow-clock.ts'
import { createLogger } from './platform/log/logger.ts'

/** The process: environment in, signals out. */
const config = readConfig(process.env)
const log = createLogger(config.LOG_LEVEL)
const clock = config.CLOCK_URL ? await followClock(config.CLOCK_URL, log) : createClock()
await migrate({ url: config.DATABASE_OWNER_URL ?? config.DATABASE_URL, now: () => clock.now() })
const app = await createApp(config, clock, log)
await app.server.listen({ host: config.HOST, port: config.PORT })
log.info({ url: config.PUBLIC_URL, smtpPort: app.smtpPort }, 'started')

let stopping = false
async function stop(signal: string) {
  if (stopping) return
  stopping = true
  log.info({ signal }, 'stopping')
  await app.stop()
  clock.stop()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal))
