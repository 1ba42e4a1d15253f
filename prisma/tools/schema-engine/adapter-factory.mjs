import { PrismaPg } from '@prisma/adapter-pg'
import { withoutInternalChar } from './without-internal-char.mjs'

/** An in-memory database for replaying migrations: it needs no right to create databases on the real server. */
async function connectToShadowDb() {
  const { PGlite } = await import('@electric-sql/pglite')
  const { PrismaPGlite } = await import('pglite-prisma-adapter')
  const db = await PGlite.create('memory://')
  const adapter = await new PrismaPGlite(db).connect()
  // pglite-prisma-adapter 0.7.2 does not await its script: a failing migration would be recorded as applied.
  adapter.executeScript = async (script) => {
    try {
      await db.exec(script)
    } catch (error) {
      adapter.onError(error)
    }
  }
  return adapter
}

/**
 * The database behind the engine: the server at `url`, or the in-memory one when the command needs no server.
 * The shadow is ours in both cases: adapter-pg 7.10 given a connection string opens the main database as the shadow.
 * @param {string | undefined} url
 */
export function adapterFactory(url) {
  if (!url) return { provider: 'postgres', adapterName: 'pglite', connect: connectToShadowDb, connectToShadowDb }
  const factory = new PrismaPg({ connectionString: url })
  const connect = async () => {
    const adapter = withoutInternalChar(await factory.connect())
    // adapter-pg 7.10 splits a script at every ';', which breaks DO blocks, functions and strings.
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script)
      } catch (error) {
        adapter.onError(error)
      }
    }
    const startTransaction = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (...args) => withoutInternalChar(await startTransaction(...args))
    return adapter
  }
  return { provider: factory.provider, adapterName: factory.adapterName, connect, connectToShadowDb }
}
