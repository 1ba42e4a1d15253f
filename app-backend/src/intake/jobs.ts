import { startWorker, type Worker } from '../platform/jobs/worker.ts'
import type { ProcessDeps } from './intake-deps.ts'
import { nextDue } from './letter-store.ts'
import { processNext } from './process-letter.ts'

/** Letters in work at once in one process; they are always of different portals. */
const lanes = 4

/** Handles letters as they become due, until stopped: each lane takes the next letter of a portal that has none in work. */
export function startLetterWorkers(deps: ProcessDeps): Worker {
  const workers = Array.from({ length: lanes }, (_, lane) =>
    startWorker({
      name: `letters ${lane + 1}`,
      clock: deps.clock,
      log: deps.log,
      async drain(signal) {
        let more = true
        while (more && !signal.aborted) more = await processNext(deps)
        return nextDue(deps.db.prisma)
      },
    }),
  )
  const unlisten = deps.db.listen('letters', () => wake())
  const wake = () => {
    for (const worker of workers) worker.wake()
  }
  return {
    wake,
    async stop() {
      unlisten()
      await Promise.all(workers.map((worker) => worker.stop()))
    },
  }
}
