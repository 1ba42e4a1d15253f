import { Session } from 'node:inspector/promises'

/**
 * How many blocks of code ran while `work` did: nearly the same number each time, whatever else the machine does, so that
 * growth with the size of the input can be told without a clock. Native work (a regular expression, a copy of bytes) is one.
 */
export async function blocksRun(work: () => unknown): Promise<number> {
  const session = new Session()
  session.connect()
  try {
    await session.post('Profiler.enable')
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
    await work()
    const { result } = await session.post('Profiler.takePreciseCoverage')
    const ranges = result.flatMap(({ functions }) => functions.flatMap((one) => one.ranges))
    return ranges.reduce((sum, { count }) => sum + count, 0)
  } finally {
    session.disconnect()
  }
}
