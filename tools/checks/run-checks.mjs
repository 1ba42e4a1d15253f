import { runCheck } from './run-check.mjs'

/**
 * Runs checks and gives their results in the same order: first those that only read the sources, `lanes` at a time, then the
 * test runners, each of which has the machine for itself.
 * @param {import('./checks.mjs').Check[]} checks
 * @param {number} lanes
 */
export async function runChecks(checks, lanes, run = runCheck) {
  const results = new Map()
  const waiting = checks.filter(({ report }) => !report)
  const runners = checks.filter(({ report }) => report)
  const work = async (queue) => {
    for (let check = queue.shift(); check; check = queue.shift()) results.set(check, await run(check))
  }
  await Promise.all(Array.from({ length: lanes }, () => work(waiting)))
  await work(runners)
  return checks.map((check) => results.get(check))
}
