import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type Database } from '../../platform/db/database.ts'
import { createLogger } from '../../platform/log/logger.ts'
import { createSealing } from '../../platform/secrets/sealing.ts'
import { passwordOf } from '../mailboxes/account-store.ts'
import { aLetter, aPortal } from '../testing.ts'
import { createSentFolder, type SentFolder } from './sent-folder.ts'
import { deliver, folderState } from './testing/mailbox-letters.ts'
import { dovecotHere, startDovecot, type Dovecot } from './testing/start-dovecot.ts'

const database = testDatabase()
const sealing = createSealing(Buffer.alloc(32, 7))

describe.skipIf(!dovecotHere())('the folder of sent letters on a real server without UIDPLUS', () => {
  let server: Dovecot
  let db: Database
  let sent: SentFolder
  let portalId: string
  beforeAll(async () => {
    // No UIDPLUS: the server does not say under which UID it put a letter.
    server = await startDovecot({ capability: 'IMAP4rev1 LITERAL+ SASL-IR NAMESPACE' })
    db = createDatabase(database.url, createLogger('silent'))
    sent = createSentFolder({ prisma: db.prisma, sealing, privateHosts: ['127.0.0.1'], largest: 1024 * 1024 })
    portalId = await aPortal(database.prisma)
  })
  afterAll(async () => {
    await db.stop()
    await server.stop()
  })

  async function aMailbox(user: string, given: object = {}) {
    const imap = { host: '127.0.0.1', port: server.port, security: 'none', login: user }
    const imapPassword = sealing.seal(server.password, passwordOf.imap)
    const address = `${user}@poryadok.example`
    const data = { portalId, address, createdAt: new Date(), imap, imapPassword, ...given }
    return (await database.prisma.mailbox.create({ data })).id
  }
  const has = (id: number, messageId: string) => inPortal(portalId, () => sent.has(portalId, id, messageId))
  const keep = (id: number, messageId: string) => {
    const raw = aLetter({ messageId: messageId.slice(1, -1) })
    return inPortal(portalId, () => sent.keep(portalId, id, { messageId, sentAt: new Date(), raw }))
  }

  it('has a letter that the server put there, by its Message-ID alone', async () => {
    const id = await aMailbox('user1')
    await deliver(server, 'user1', [aLetter({ messageId: 'pk.1@shchit.example' })], { folder: 'Sent' })
    expect([await has(id, '<pk.1@shchit.example>'), await has(id, '<pk.2@shchit.example>')]).toEqual([true, false])
  })

  it('gets a letter once, read already, however often it is kept and whoever put it there first', async () => {
    const id = await aMailbox('user2', { keepSent: true })
    await deliver(server, 'user2', [aLetter({ messageId: 'by-server@shchit.example' })], { folder: 'Sent' })
    await keep(id, '<by-server@shchit.example>')
    await keep(id, '<pk.3@shchit.example>')
    await keep(id, '<pk.3@shchit.example>')
    expect(await folderState(server, 'user2', 'Sent')).toEqual({ letters: 2, seen: 1 })
  })

  it('that is not there holds nothing and takes nothing', async () => {
    const id = await aMailbox('user3')
    await keep(id, '<pk.4@shchit.example>')
    expect(await has(id, '<pk.4@shchit.example>')).toBe(false)
  })

  it('is not looked for in a mailbox that is not read by IMAP', async () => {
    const id = await aMailbox('user4', { imap: undefined, imapPassword: null })
    expect(await inPortal(portalId, () => sent.settings(portalId, id))).toBeNull()
  })
})
