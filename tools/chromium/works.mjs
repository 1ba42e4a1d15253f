import { spawnSync } from 'node:child_process'

/** Whether this program starts as a Chromium: a missing library or a stub for another installer shows itself here. */
export function works(path) {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 })
  return status === 0 && /chrom/i.test(stdout)
}
