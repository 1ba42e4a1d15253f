import { existsSync } from 'node:fs'
import { runStep, SetUpError } from '../set-up/step.mjs'
import { systemChromium } from './system.mjs'

const env = { DEBIAN_FRONTEND: 'noninteractive' }

/** Installs Debian's package; only root may. */
export async function debianChromium() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new SetUpError("Debian's package was not tried: that takes root and apt-get.")
  }
  const packages = ['chromium', 'fonts-open-sans']
  await runStep("Reading Debian's list of packages", ['apt-get', 'update'], { env })
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages]
  await runStep("Installing Debian's Chromium", install, { env })
  return systemChromium()
}
