import type { Socket } from 'node:net'
import { mailPorts, openServer, type MailServer } from '../../platform/net/open-server.ts'

/**
 * A connection to a mail server that a portal's administrator named. Into private networks it goes for listed hosts only.
 * Throws AppError `mail.private-address`, or the socket's error: nothing was sent then.
 */
export const openConnection = (server: MailServer, privateHosts: readonly string[]): Promise<Socket> =>
  openServer(server, mailPorts.smtp, privateHosts)
