import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { node, root, toolsFolder } from './paths.mjs'
import { runStep } from './step.mjs'
import { filesBelow, hashOf, isFresh, writeStamp } from './stamp.mjs'

const frontend = join(root, 'app-frontend')
const stamp = join(toolsFolder, 'frontend-made-from')

/** The screens' own files, and what they take from the backend: contracts, with the rules and values behind them. */
function sources() {
  const backend = filesBelow([join(root, 'app-backend/src')])
  const shared = backend.filter((file) => /[/\\](contract\.ts|rules[/\\].*|kernel[/\\].*)$/.test(file))
  return [frontend, join(root, 'pnpm-lock.yaml'), ...shared]
}

/** Builds the screens into app-frontend/dist. */
export async function buildFrontend() {
  const hash = hashOf(sources())
  if (existsSync(join(frontend, 'dist')) && isFresh(stamp, hash)) return
  await runStep('Building the screens', [node, 'node_modules/vite/bin/vite.js', 'build'], {
    cwd: frontend,
    env: { NODE_ENV: 'production', PATH: `${dirname(node)}${delimiter}${process.env.PATH}` },
  })
  writeStamp(stamp, hash)
}
