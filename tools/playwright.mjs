// Runs the browser tool with a Chromium that starts here: node tools/playwright.mjs test --config ...
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { root } from './set-up/paths.mjs'
import { SetUpError } from './set-up/step.mjs'

try {
  const env = { ...process.env, PORYADOK_CHROMIUM: await findChromium() }
  const cli = join(root, 'e2e/node_modules/@playwright/test/cli.js')
  const child = spawn(process.execPath, [cli, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined) // the tool ends by itself, then we do
  child.on('exit', (code) => process.exit(code ?? 1))
} catch (error) {
  if (!(error instanceof SetUpError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
