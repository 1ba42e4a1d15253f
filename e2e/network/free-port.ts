import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below the ports that systems give out by themselves: between the look and the listening nobody else is given it. */
const [lowest, highest] = [15_000, 30_000]

/** A port of loopback that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const port = randomInt(lowest, highest)
  return (await isFree(port)) ? port : freePort()
}

/** True when the port of loopback is free. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
