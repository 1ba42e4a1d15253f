import type { Socket } from 'node:net'
import { openServer, type MailServer } from '../../platform/net/open-server.ts'

/** Ports at which mail servers take letters from programs. */
export const senderPorts: readonly number[] = [25, 465, 587, 2525]

/**
 * A connection to a mail server that a portal's administrator named. Into private networks it goes for listed hosts only.
 * Throws AppError `mail.private-address`, or the socket's error: nothing was sent then.
 */
export const openConnection = (server: MailServer, privateHosts: readonly string[]): Promise<Socket> =>
  openServer(server, senderPorts, privateHosts)
