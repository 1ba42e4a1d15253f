import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const frontend = fileURLToPath(new URL('../../app-frontend/', import.meta.url))
const page = 'bench/bare-grid'

/** Builds the page with the grid library alone as the screens are built; returns the folder for FRONTEND_DIR. */
export async function buildBareGrid(): Promise<string> {
  const build = ['node_modules/vite/bin/vite.js', 'build', '--config', `${page}/vite.config.ts`, '--logLevel', 'error']
  // Any other value would put React's development half into the page.
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, build, { cwd: frontend, env })
  return `${frontend}${page}/dist`
}
