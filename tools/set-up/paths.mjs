import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')

/** The Node the project brings from npm: the program itself, as the script in `.bin` would not hand signals on. */
export const node = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** What the tools keep between runs (git-ignored). */
export const toolsFolder = join(root, '.tools')
