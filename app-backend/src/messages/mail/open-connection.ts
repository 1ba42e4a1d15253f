import { connect, type Socket } from 'node:net'
import { AppError } from '../../platform/errors/app-error.ts'
import { isListedHost } from '../../platform/net/address-policy.ts'
import { isPrivateLiteral, publicLookup } from '../../platform/net/public-lookup.ts'

/** Ports at which mail servers take letters from programs; anything else is somebody's other service. */
const mailPorts = [25, 465, 587, 2525]
const connectMs = 15_000

export interface MailServer {
  host: string
  port: number
}

/** True when the operator lists the server as one in their own network. */
export function isListedServer({ host, port }: MailServer, privateHosts: readonly string[]): boolean {
  const address = `smtp://${host.includes(':') ? `[${host}]` : host}:${port}`
  return URL.canParse(address) && isListedHost(new URL(address), privateHosts)
}

/**
 * A connection to a mail server that a portal's administrator named. Into private networks it goes for listed hosts only.
 * Throws AppError `mail.private-address`, or the socket's error: nothing was sent then.
 */
export async function openConnection(server: MailServer, privateHosts: readonly string[]): Promise<Socket> {
  const { host, port } = server
  const listed = isListedServer(server, privateHosts)
  const isName = /^[a-z0-9.-]+$/i.test(host) || /^[0-9a-f:]+$/i.test(host)
  if (!isName || (!listed && (!mailPorts.includes(port) || isPrivateLiteral(host))))
    throw new AppError('mail.private-address')
  const socket = connect({ host, port, timeout: connectMs, ...(listed ? {} : { lookup: publicLookup }) })
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve).once('error', reject)
      socket.once('timeout', () => reject(new Error('the mail server does not answer')))
    })
  } catch (error) {
    socket.destroy()
    throw error instanceof AppError ? new AppError('mail.private-address', { cause: error }) : error
  }
  socket.setTimeout(0)
  return socket
}
