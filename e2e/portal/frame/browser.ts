import { chromium, type Browser } from '@playwright/test'
import { findChromium } from '../../../tools/chromium.mjs'

/** Switches that keep the browser quiet on a machine without a screen or a network. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** A browser for tests; the caller closes it. */
export async function aBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: ARGS })
}
