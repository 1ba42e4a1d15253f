import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface DatabaseDoor {
  /** The address of the same database through the door. */
  url: string
  /** As when the server is gone: connections break, new ones are refused. Until `open`. */
  shut(): Promise<void>
  open(): Promise<void>
}

/** A port of loopback through which the product reaches its database, so that a test can take the database away from it alone. */
export async function databaseDoor(databaseUrl: string): Promise<DatabaseDoor> {
  const target = new URL(databaseUrl)
  const folder = target.searchParams.get('host')
  const port = Number(target.port || 5432)
  const reach = () =>
    folder === null ? connect(port, target.hostname) : connect({ path: `${folder}/.s.PGSQL.${port}` })
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = reach()
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
    near.pipe(far).pipe(near)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port: doorPort } = server.address() as AddressInfo

  const url = new URL(databaseUrl)
  url.searchParams.delete('host')
  url.hostname = '127.0.0.1'
  url.port = String(doorPort)
  return {
    url: url.href,
    async shut() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of open) socket.destroy()
      await closed
    },
    async open() {
      await once(server.listen(doorPort, '127.0.0.1'), 'listening')
    },
  }
}
