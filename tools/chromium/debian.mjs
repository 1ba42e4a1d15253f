import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { runStep, SetUpError } from '../set-up/step.mjs'
import { systemChromium } from './system.mjs'

const env = { DEBIAN_FRONTEND: 'noninteractive' }

/** The one for machines without a screen first; releases that lack it have the whole browser. */
const BROWSERS = ['chromium-headless-shell', 'chromium']

/** Installs Debian's package; only root may. */
export async function debianChromium() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new SetUpError("Debian's package was not tried: that takes root and apt-get.")
  }
  await runStep("Reading Debian's list of packages", ['apt-get', 'update'], { env })
  const browser = BROWSERS.find((name) => spawnSync('/usr/bin/apt-cache', ['show', name]).status === 0) ?? 'chromium'
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', browser, 'fonts-open-sans']
  await runStep("Installing Debian's Chromium", install, { env })
  return systemChromium()
}
