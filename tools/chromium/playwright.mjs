import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from '../set-up/paths.mjs'
import { runStep } from '../set-up/step.mjs'

/** The test tool's own browser, when it was downloaded before. */
export function downloadedChromium() {
  const { chromium } = createRequire(join(root, 'e2e/package.json'))('@playwright/test')
  return [chromium.executablePath()].filter((path) => existsSync(path))
}

/** Downloads the test tool's own browser. */
export async function downloadChromium() {
  const cli = join(root, 'e2e/node_modules/@playwright/test/cli.js')
  await runStep('Downloading a browser for the tests', [process.execPath, cli, 'install', 'chromium'], {
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
    explain: () => 'Its server cannot be reached.',
  })
  return downloadedChromium()
}
