import type { PrismaClient } from '@poryadok/prisma'
import { randomUUID } from 'node:crypto'

/** An installed portal as a bare row, for tests of what hangs on one. */
export async function aTenantRow(prisma: PrismaClient, now: Date): Promise<string> {
  const id = randomUUID()
  const addresses = {
    origin: 'https://p.example',
    clientEndpoint: 'https://p.example/rest/',
    serverEndpoint: 'https://o.example/rest/',
  }
  const rest = { scopes: ['crm'], state: 'active', fieldNames: {}, createdAt: now, updatedAt: now }
  await prisma.portal.create({ data: { id, memberId: id.replaceAll('-', ''), ...addresses, ...rest } })
  return id
}
