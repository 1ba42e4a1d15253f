import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { node, root, toolsFolder } from './paths.mjs'
import { runStep } from './step.mjs'
import { hashOf, isFresh, writeStamp } from './stamp.mjs'

const PNPM = 'pnpm@10.34.9'
const NO_NETWORK =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|META_FETCH_FAIL/
const NO_SPACE = /ENOSPC/
const NO_RIGHT = /EACCES|EPERM|EROFS/

const wanted = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'].map((name) => join(root, name))
const stamp = join(root, 'node_modules/.installed')

function explain(log) {
  if (NO_NETWORK.test(log)) {
    return 'The npm registry cannot be reached. Check the network (and the proxy or registry in npm config), then start again.'
  }
  if (NO_SPACE.test(log)) return 'The disk is full: about 1.5 GB are needed.'
  if (NO_RIGHT.test(log)) return `This user may not write here. Was ${root} installed by another user?`
  return undefined
}

/** npm and pnpm keep caches in the home folder; a user without a writable one gets a home among the tools. */
function home() {
  try {
    accessSync(homedir(), constants.W_OK)
    return {}
  } catch {
    const folder = join(toolsFolder, 'home')
    mkdirSync(folder, { recursive: true })
    return { HOME: folder, npm_config_cache: join(folder, '.npm') }
  }
}

/** Installs exactly the lockfile's packages, when they are not the installed ones already. */
export async function install() {
  const hash = hashOf(wanted)
  if (existsSync(node) && isFresh(stamp, hash)) return
  const command = ['npx', '-y', PNPM, 'install', '--frozen-lockfile', '--config.confirmModulesPurge=false']
  await runStep('Installing packages', command, { env: home(), explain })
  writeStamp(stamp, hash)
}
