import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { debianChromium } from './chromium/debian.mjs'
import { npmChromium } from './chromium/npm.mjs'
import { downloadedChromium, downloadChromium } from './chromium/playwright.mjs'
import { systemChromium } from './chromium/system.mjs'
import { works } from './chromium/works.mjs'
import { toolsFolder } from './set-up/paths.mjs'
import { SetUpError } from './set-up/step.mjs'

const remembered = join(toolsFolder, 'chromium-path')

/** In this order: what is there already, then what can be brought, from the nearest source on. */
const ways = [systemChromium, downloadedChromium, downloadChromium, debianChromium, npmChromium]

const HOW_TO_GET_ONE = `The browser tests need Chromium, and none could be found or brought. Any of these helps:
  - install Chromium or Google Chrome (Debian: apt-get install chromium), or
  - download the test tool's own: node e2e/node_modules/@playwright/test/cli.js install chromium, or
  - give the path of one: PORYADOK_CHROMIUM=/path/to/chromium`

/**
 * The program of a Chromium that starts on this machine. Looks for one, and brings one when there is none.
 *
 * @returns {Promise<string>} its path
 * @throws {SetUpError} that says how to get one
 */
export async function findChromium() {
  const given = process.env.PORYADOK_CHROMIUM
  if (given) {
    if (works(given)) return given
    throw new SetUpError(`PORYADOK_CHROMIUM is ${given}, which does not start as a browser.`)
  }
  if (existsSync(remembered)) {
    const path = readFileSync(remembered, 'utf8')
    if (works(path)) return path
  }
  const path = await firstThatWorks()
  mkdirSync(toolsFolder, { recursive: true })
  writeFileSync(remembered, path)
  return path
}

async function firstThatWorks() {
  const tried = []
  for (const way of ways) {
    try {
      for (const path of await way()) if (works(path)) return path
    } catch (error) {
      if (!(error instanceof SetUpError)) throw error
      tried.push(error.summary)
    }
  }
  throw new SetUpError([...tried, HOW_TO_GET_ONE].join('\n\n'))
}
