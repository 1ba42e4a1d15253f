import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { root } from '../set-up/paths.mjs'
import { showProgress } from '../set-up/step.mjs'

/**
 * Runs one check and says how it ended. Its output is shown when it fails; a test runner's while it runs.
 * @param {import('./checks.mjs').Check} check
 */
export async function runCheck({ title, programs, report }) {
  const start = Date.now()
  const shown = report !== undefined
  if (report) {
    mkdirSync(dirname(report.path), { recursive: true })
    rmSync(report.path, { force: true })
  }
  process.stdout.write(shown ? `\n── ${title}\n` : '')
  const done = shown ? () => undefined : showProgress(title)
  let output = ''
  let ok = true
  for (const program of programs) {
    const ended = await runProgram(program, { shown, env: report?.env })
    output += ended.output
    ok &&= ended.ok
  }
  done()
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  if (!shown) process.stdout.write(`── ${title}  ${seconds} s${ok ? '' : `  failed\n${output.trimEnd()}`}\n`)
  return { title, seconds, ...counts(report, ok) }
}

/** A runner that fails although no test did (a broken file, a stray error) counts as one failure. */
function counts(report, ok) {
  const single = { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
  if (!report) return single
  try {
    const counted = report.read(JSON.parse(readFileSync(report.path, 'utf8')))
    return !ok && counted.failed === 0 ? { ...counted, failed: 1 } : counted
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

function runProgram([file, ...args], { shown, env }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text))
    child.on('error', (error) => resolve({ ok: false, output: error.message }))
    child.on('close', (code) => resolve({ ok: code === 0, output }))
  })
}
