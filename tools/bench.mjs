// Measurements: npm run bench -- [name]. Each is a program e2e/bench/<name>.bench.ts that prints its figures.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { root } from './set-up/paths.mjs'

const ENDING = '.bench.ts'
const folder = join(root, 'e2e/bench')
const names = readdirSync(folder)
  .filter((file) => file.endsWith(ENDING))
  .map((file) => file.slice(0, -ENDING.length))
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0 || names.length === 0) {
  process.stderr.write(
    `${unknown.length > 0 ? `No measurement is named ${unknown.join(', ')}. ` : ''}There are: ${names.join(', ') || 'none'}\n`,
  )
  process.exit(1)
}

const env = { ...process.env, PORYADOK_CHROMIUM: await findChromium() }
for (const name of names.filter((known) => wanted.length === 0 || wanted.includes(known))) {
  process.stdout.write(`── ${name}\n`)
  const { status } = spawnSync(process.execPath, [join(folder, `${name}${ENDING}`)], {
    cwd: root,
    stdio: 'inherit',
    env,
  })
  if (status !== 0) process.exitCode = 1
}
