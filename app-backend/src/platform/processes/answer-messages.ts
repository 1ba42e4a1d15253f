import type { ProcessAnswer } from './process-pool.ts'

/** Body of a process of a pool: one question in, one answer out. It ends with the process that started it. */
export function answerMessages(work: (question: never) => Promise<object>): void {
  const answer = (message: ProcessAnswer<object>) => process.send?.(message)
  process.on('message', (question) => {
    work(question as never).then(
      (found) => answer({ answer: found }),
      (error: unknown) => answer({ fault: error instanceof Error ? error.message : String(error) }),
    )
  })
  process.on('disconnect', () => process.exit())
}
