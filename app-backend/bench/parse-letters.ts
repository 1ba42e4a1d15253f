import { text } from 'node:stream/consumers'
import { parseLetter } from '../src/intake/parse/parse-letter.ts'

/**
 * Reads letters (a JSON list of texts) from its input and parses them one after another, as the product's parser does and
 * nothing more. The first tenth warms up. Prints letters a second.
 */
const letters = (JSON.parse(await text(process.stdin)) as string[]).map((raw) => Buffer.from(raw))
const warmUp = Math.ceil(letters.length / 10)
for (const raw of letters.slice(0, warmUp)) await parseLetter(raw)
const start = performance.now()
for (const raw of letters.slice(warmUp)) await parseLetter(raw)
const ms = performance.now() - start
process.stdout.write(`${((letters.length - warmUp) * 1_000) / ms}\n`)
