import { createServer, connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { startAppProcess, type AppProcess } from './app-process.ts'
import { freePort } from './free-port.ts'

export interface Replicas {
  /** Where each process itself answers, past the balancer; of those that serve now. */
  urls(): string[]
  /** SIGKILL for one, and another process in its place; resolves when that one serves. */
  replace(at: number): Promise<void>
  stop(): Promise<void>
}

/**
 * `count` processes of the product on one database behind a balancer at `port`, which passes each connection on to the next process
 * that takes it, as a proxy does.
 */
export async function startReplicas(
  env: Readonly<Record<string, string>>,
  port: number,
  count: number,
): Promise<Replicas> {
  const started = async () => {
    const own = await freePort()
    const url = `http://127.0.0.1:${own}`
    const process = await startAppProcess(
      { ...env, PORT: String(own), SMTP_PORT: String(await freePort()) },
      { servesAt: url },
    )
    return { process, port: own }
  }
  const replicas: ({ process: AppProcess; port: number } | undefined)[] = []
  for (let at = 0; at < count; at += 1) replicas.push(await started())
  const balancer = await balance(port, () => replicas.flatMap((one) => (one ? [one.port] : [])))
  return {
    urls: () => replicas.flatMap((one) => (one ? [`http://127.0.0.1:${one.port}`] : [])),
    async replace(at) {
      const gone = replicas[at]
      await gone?.process.kill()
      replicas[at] = undefined
      replicas[at] = await started()
    },
    async stop() {
      await Promise.all(replicas.flatMap((one) => (one ? [one.process.stop()] : [])))
      balancer.stop()
    },
  }
}

async function balance(port: number, ports: () => number[]) {
  let turn = 0
  const open = new Set<Socket>()
  const server = createServer((client) => {
    open.add(client)
    client.on('close', () => open.delete(client)).on('error', () => client.destroy())
    const targets = ports()
    const pass = (left: number) => {
      const target = targets[(turn += 1) % targets.length]
      if (target === undefined || left === 0) return void client.destroy()
      const upstream = connect(target, '127.0.0.1')
      upstream.once('connect', () => {
        upstream.removeAllListeners('error').on('error', () => client.destroy())
        client.pipe(upstream).pipe(client)
        client.on('close', () => upstream.destroy())
      })
      upstream.once('error', () => pass(left - 1))
    }
    pass(targets.length)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    stop() {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}
