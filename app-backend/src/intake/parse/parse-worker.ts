import { parentPort } from 'node:worker_threads'
import { parseLetter } from './parse-letter.ts'

/** Body of the worker thread: one letter in, one answer out. */
export interface ParseAnswer {
  letter?: Awaited<ReturnType<typeof parseLetter>>
  /** Why the letter can't be read. */
  fault?: string
}

parentPort?.on('message', (raw: Uint8Array) => {
  parseLetter(raw).then(
    (letter) => answer({ letter }),
    (error: unknown) => answer({ fault: error instanceof Error ? error.message : String(error) }),
  )
})

const answer = (message: ParseAnswer) => parentPort?.postMessage(message)
