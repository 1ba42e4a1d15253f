import type { ProcessAnswer } from './process-pool.ts'

/** Body of a process of a pool: one question in, one answer out. It ends with the process that started it. */
export function answerMessages<Question, Answer>(work: (question: Question) => Promise<Answer>): void {
  const answer = (message: ProcessAnswer<Answer>) => process.send?.(message)
  process.on('message', (question: Question) => {
    work(question).then(
      (found) => answer({ answer: found }),
      (error: unknown) => answer({ fault: error instanceof Error ? error.message : String(error) }),
    )
  })
  process.on('disconnect', () => process.exit())
}
