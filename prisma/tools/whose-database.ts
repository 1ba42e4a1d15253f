import { fileURLToPath } from 'node:url'
import { ensureDatabase, startEmbedded } from '../src/embedded/index.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)

/**
 * Runs the work on the database at DATABASE_OWNER_URL or DATABASE_URL, on the embedded one of this checkout otherwise: it is
 * started for the work unless it runs already.
 */
export async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const given = process.env['DATABASE_OWNER_URL'] ?? process.env['DATABASE_URL']
  if (given) return work(given)
  const dataDir = fileURLToPath(new URL('../../.data/demo/database', import.meta.url))
  const server = await startEmbedded({ dataDir, say })
  try {
    await ensureDatabase(server.url(), 'poryadok')
    return await work(server.url('poryadok'))
  } finally {
    if (!server.adopted) await server.stop()
  }
}

/** Ends the program with a sentence instead of a stack where the fault is a known one. */
export async function tellFaults(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
