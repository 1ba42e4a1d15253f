import { randomUUID } from 'node:crypto'
import type { PrismaClient } from '@poryadok/prisma'
import { createHttpServer, type HttpServer } from '../platform/http/server.ts'
import { createLogger } from '../platform/log/logger.ts'
import type { Guard } from '../portal/index.ts'
import { enterPortal } from '@poryadok/prisma/scope'

export const now = new Date('2026-11-22T12:00:00Z')

/** A portal with one mailbox; returns its id. */
export async function aServedPortal(prisma: PrismaClient, changes: { origin?: string } = {}): Promise<string> {
  const id = randomUUID()
  await prisma.portal.create({
    data: {
      id,
      memberId: id.replaceAll('-', ''),
      origin: changes.origin ?? 'http://zavod.example',
      clientEndpoint: 'http://zavod.example/rest/',
      serverEndpoint: 'https://oauth.example/rest/',
      state: 'active',
      fieldNames: {},
      createdAt: now,
      updatedAt: now,
      mailboxes: { create: { address: `${id}@zavod.example`, createdAt: now } },
    },
  })
  return id
}

/** A server on which everybody is the administrator of the portal. */
export async function aServer(
  portalId: () => string,
): Promise<{ server: HttpServer; guards: { requirePermission(): Guard } }> {
  const server = await createHttpServer(createLogger('silent'))
  const guard: Guard = (request, _reply, done) => {
    request.viewer = { portalId: portalId(), userId: 7, name: 'Анна', isAdmin: true, accessToken: 'x' }
    enterPortal(portalId(), done)
  }
  return { server, guards: { requirePermission: () => guard } }
}
