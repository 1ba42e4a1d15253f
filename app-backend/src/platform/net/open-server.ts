import { connect, type LookupFunction, type Socket } from 'node:net'
import { AppError } from '../errors/app-error.ts'
import { isListedHost } from './address-policy.ts'
import { isPrivateLiteral, publicLookup } from './public-lookup.ts'

export interface MailServer {
  host: string
  port: number
}

/** Ports at which mail servers let mailboxes be read, and take letters from programs. */
export const mailPorts = { imap: [143, 993], smtp: [25, 465, 587, 2525] } as const

const connectMs = 15_000

/** True when the operator lists the server as one in their own network. */
export function isListedServer({ host, port }: MailServer, privateHosts: readonly string[]): boolean {
  const address = `mail://${host.includes(':') ? `[${host}]` : host}:${port}`
  return URL.canParse(address) && isListedHost(new URL(address), privateHosts)
}

/**
 * How the name of a server that a portal's administrator gave is to be resolved: into private networks for listed servers only.
 * @param ports at which such servers live; anything else is somebody's other service
 * @throws AppError `mail.private-address`
 */
export function lookupOf(
  server: MailServer,
  ports: readonly number[],
  privateHosts: readonly string[],
): { lookup?: LookupFunction } {
  const { host, port } = server
  const listed = isListedServer(server, privateHosts)
  const isName = /^[a-z0-9.-]+$/i.test(host) || /^[0-9a-f:]+$/i.test(host)
  if (!isName || (!listed && (!ports.includes(port) || isPrivateLiteral(host))))
    throw new AppError('mail.private-address')
  return listed ? {} : { lookup: publicLookup }
}

/** A connection to such a server. Throws AppError `mail.private-address`, or the socket's error: nothing was sent then. */
export async function openServer(
  server: MailServer,
  ports: readonly number[],
  privateHosts: readonly string[],
): Promise<Socket> {
  const { host, port } = server
  const socket = connect({ host, port, timeout: connectMs, ...lookupOf(server, ports, privateHosts) })
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
