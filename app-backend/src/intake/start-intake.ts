import type { IntakeDeps } from './intake-deps.ts'
import { startLetterWorkers } from './jobs.ts'
import { createParsePool } from './parse/parse-pool.ts'
import { startSmtp } from './smtp/start-smtp.ts'

export interface Intake {
  smtpPort: number
  stop(): Promise<void>
}

/** Takes letters in by SMTP and handles them; both go on by themselves after an outage of the database or the portal. */
export async function startIntake(deps: IntakeDeps): Promise<Intake> {
  const pool = createParsePool()
  const workers = startLetterWorkers({ ...deps, pool })
  const smtp = await startSmtp(deps)
  return {
    smtpPort: smtp.port,
    async stop() {
      await smtp.stop()
      await workers.stop()
      await pool.stop()
    },
  }
}
