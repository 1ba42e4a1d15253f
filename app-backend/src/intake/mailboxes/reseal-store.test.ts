import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createDatabase, type Database } from '../../platform/db/database.ts'
import { createLogger } from '../../platform/log/logger.ts'
import { createSealing } from '../../platform/secrets/sealing.ts'
import { aPortal } from '../testing.ts'
import { imapAccountOf, passwordOf, smtpAccountOf } from './account-store.ts'
import { resealMailboxes } from './reseal-store.ts'

const database = testDatabase()
let db: Database
beforeAll(() => {
  db = createDatabase(database.url, createLogger('silent'))
})
afterAll(() => db.stop())

it('passwords sealed by a key of before open under the new one alone', async () => {
  const [before, now] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  const old = createSealing(before)
  const portalId = await aPortal(database.prisma)
  const server = { host: 'mail.example', port: 993, security: 'tls', login: 'a' }
  const { id } = await database.prisma.mailbox.create({
    data: {
      portalId,
      address: 'a@mail.example',
      createdAt: new Date(),
      imap: server,
      imapPassword: old.seal('reads', passwordOf.imap),
      smtp: { ...server, fromName: '', fromAddress: 'a@mail.example' },
      smtpPassword: old.seal('writes', passwordOf.smtp),
    },
  })
  await resealMailboxes(db.prisma, createSealing(now, [before]), new AbortController().signal)
  const deps = { prisma: database.prisma, sealing: createSealing(now) }
  expect((await imapAccountOf(deps, portalId, id))?.password).toBe('reads')
  expect((await smtpAccountOf(deps, portalId, id))?.password).toBe('writes')
})
