import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, toolsFolder } from './paths.mjs'

const QUIET_MS = 2_000
const AGAIN_MS = 10_000
const SHOWN_LINES = 30

/** A set-up that cannot go on, in words for the person who started it. */
export class SetUpError extends Error {
  /**
   * @param {string} message the whole story
   * @param {string} summary it in a line or two, for a list of several
   */
  constructor(message, summary = message) {
    super(message)
    this.summary = summary
  }
}

/** Says what is going on once it takes longer than two seconds, and again every ten. */
export function showProgress(title) {
  const start = Date.now()
  const say = () => process.stderr.write(`${title} … ${Math.round((Date.now() - start) / 1000)} s\n`)
  let timer = setTimeout(() => {
    process.stderr.write(`${title} …\n`)
    timer = setInterval(say, AGAIN_MS)
  }, QUIET_MS)
  return () => clearTimeout(timer)
}

/**
 * Runs a program quietly: its output goes to a log that is shown only when it fails.
 *
 * @param {string} title what the person waits for
 * @param {string[]} command the program and its arguments
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, explain?: (log: string) => string | undefined }} [options]
 * `explain` turns known troubles in the log into a sentence
 */
export async function runStep(title, [program, ...args], { cwd = root, env, explain } = {}) {
  const folder = join(toolsFolder, 'logs')
  mkdirSync(folder, { recursive: true })
  const log = join(folder, `${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.log`)
  const output = openSync(log, 'w')
  const done = showProgress(title)
  const failure = await new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      stdio: ['ignore', output, output],
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    })
    child.on('error', (error) => resolve(error.message))
    child.on('exit', (code, signal) => resolve(code === 0 ? undefined : `exit code ${code ?? signal}`))
  })
  done()
  closeSync(output)
  if (failure === undefined) return
  const said = readFileSync(log, 'utf8')
  const tail = said.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n')
  const summary = `${[`${title}: failed (${failure}).`, explain?.(said)].filter(Boolean).join(' ')}\nThe whole log: ${log}`
  throw new SetUpError(`${tail}\n\n${summary}`, summary)
}
