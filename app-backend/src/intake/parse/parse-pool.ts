import { createProcessPool, ProcessFault, type ProcessLimits } from '../../platform/processes/process-pool.ts'
import type { ParsedLetter } from './parsed-letter.ts'

/** A letter that can't be read within the limits. It says nothing about other letters. */
export { ProcessFault as ParseFault }
export type ParseLimits = ProcessLimits

export interface ParsePool {
  /** @throws ParseFault */
  parse(raw: Uint8Array): Promise<ParsedLetter>
  stop(): Promise<void>
}

/** Reads letters in processes of their own, with limits of time and memory. */
export function createParsePool(limits: ParseLimits = {}): ParsePool {
  const pool = createProcessPool<Uint8Array, ParsedLetter>(new URL('./parse-worker.ts', import.meta.url), limits)
  return { parse: (raw) => pool.ask(raw), stop: () => pool.stop() }
}
