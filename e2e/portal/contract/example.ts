import { readdirSync, readFileSync } from 'node:fs'

/** A request as a page of the vendor shows it. */
export interface Example {
  method: string
  params: Record<string, unknown>
}

export const EXAMPLES = new URL('./examples/', import.meta.url)

/** Every committed example, in the order of files. */
export function readExamples(): Example[] {
  const files = readdirSync(EXAMPLES).filter((name) => name.endsWith('.jsonl'))
  const lines = files.toSorted().flatMap((name) => readFileSync(new URL(name, EXAMPLES), 'utf8').split('\n'))
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Example)
}
