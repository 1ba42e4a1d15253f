import { appendFileSync } from 'node:fs'

/**
 * Leaves a figure for docs/measurements.md: one JSON line in the file that the long run names. Any other run keeps none.
 * @param name what was measured and how much of it, for a reader who sees the page alone
 */
export function figure(name: string, value: number, unit: string): void {
  const file = process.env['PORYADOK_FIGURES']
  if (file) appendFileSync(file, `${JSON.stringify({ name, value, unit })}\n`)
}
