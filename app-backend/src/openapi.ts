import { writeFileSync } from 'node:fs'
import { createApiDescription } from './api-description.ts'

/** Writes the description of the API: `openapi.json` in the current folder, or the file named by the first argument. */
const file = process.argv[2] ?? 'openapi.json'
writeFileSync(file, `${JSON.stringify(await createApiDescription(), null, 2)}\n`)
process.stdout.write(`${file}\n`)
