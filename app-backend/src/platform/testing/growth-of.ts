import { Session } from 'node:inspector/promises'
import { setFlagsFromString } from 'node:v8'

/** Compiled code counts no blocks: what is measured is interpreted. */
const compilers = ['turbofan', 'maglev', 'sparkplug']
const compile = (on: boolean) => {
  for (const name of compilers) setFlagsFromString(on ? `--${name}` : `--no-${name}`)
}

/** Blocks of code that run while `work` does. Native work (a regular expression, a copy of bytes) is one. */
async function blocksRun(work: () => unknown): Promise<number> {
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

/**
 * How many times more work twice the input is: 2 when it grows with the input, 4 with its square. Counted in blocks of code,
 * which no neighbour on the machine changes, as it would change a time.
 */
export async function growthOf(work: (size: number) => unknown, size: number): Promise<number> {
  compile(false)
  try {
    // The first run reads the code, and counts what it reads.
    await blocksRun(() => work(size))
    const once = await blocksRun(() => work(size))
    return (await blocksRun(() => work(2 * size))) / once
  } finally {
    compile(true)
  }
}
