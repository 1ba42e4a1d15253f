import { Readable, type Duplex } from 'node:stream'
import { once } from 'node:events'
import type { Client, Connection, Submittable } from 'pg'

/** What node-postgres offers for COPY beside its declared types. */
interface CopyConnection extends Connection {
  readonly stream: Duplex
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

const chunkBytes = 64 * 1024

/** `COPY … TO STDOUT` as a stream of chunks of about 64 KiB; the server waits while nobody reads. */
export function copyOut(client: Client, sql: string): Readable {
  let socket: Duplex | undefined
  let gathered: Buffer[] = []
  let size = 0
  const rows = new Readable({ highWaterMark: 4 * chunkBytes, read: () => void socket?.resume() })
  const push = () => {
    if (size > 0 && !rows.push(Buffer.concat(gathered))) socket?.pause()
    gathered = []
    size = 0
  }
  const copy = {
    submit(connection: Connection) {
      socket = (connection as CopyConnection).stream
      connection.query(sql)
    },
    handleCopyData({ chunk }: { chunk: Buffer }) {
      // The driver uses its buffer again for what comes next.
      gathered.push(Buffer.from(chunk))
      size += chunk.length
      if (size >= chunkBytes) push()
    },
    handleCommandComplete: push,
    handleReadyForQuery() {
      socket?.resume()
      rows.push(null)
    },
    handleError: (error: Error) => void rows.destroy(error),
  } satisfies Submittable & Record<string, unknown>
  client.query(copy)
  return rows
}

/** `COPY … FROM STDIN` with these chunks; resolves when the server has taken them all, throws its refusal. */
export async function copyIn(client: Client, sql: string, chunks: AsyncIterable<Buffer>): Promise<void> {
  const ready = Promise.withResolvers<CopyConnection>()
  const done = Promise.withResolvers<void>()
  done.promise.catch(() => {})
  const copy = {
    submit(connection: Connection) {
      connection.query(sql)
    },
    handleCopyInResponse: (connection: Connection) => ready.resolve(connection as CopyConnection),
    handleCommandComplete() {},
    handleReadyForQuery: () => done.resolve(),
    handleError(error: Error) {
      ready.reject(error)
      done.reject(error)
    },
  } satisfies Submittable & Record<string, unknown>
  client.query(copy)
  const connection = await ready.promise
  try {
    for await (const chunk of chunks) {
      connection.sendCopyFromChunk(chunk)
      if (connection.stream.writableNeedDrain) await Promise.race([once(connection.stream, 'drain'), done.promise])
    }
  } catch (error) {
    connection.sendCopyFail('the source ended')
    await done.promise.catch(() => {})
    throw error
  }
  connection.endCopyFrom()
  await done.promise
}
