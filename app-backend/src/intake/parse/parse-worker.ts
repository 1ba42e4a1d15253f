import { parseLetter } from './parse-letter.ts'

/** Body of the reading process: one letter in, one answer out. It ends with the process that started it. */
export interface ParseAnswer {
  letter?: Awaited<ReturnType<typeof parseLetter>>
  /** Why the letter can't be read. */
  fault?: string
}

process.on('message', (raw: Uint8Array) => {
  parseLetter(raw).then(
    (letter) => answer({ letter }),
    (error: unknown) => answer({ fault: error instanceof Error ? error.message : String(error) }),
  )
})
process.on('disconnect', () => process.exit())

const answer = (message: ParseAnswer) => process.send?.(message)
