import { testDatabase } from '@poryadok/prisma/testing'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leaseMs } from '../../platform/jobs/lease.ts'
import { createSealing } from '../../platform/secrets/sealing.ts'
import { figure } from '../../platform/testing/figure.ts'
import { passwordOf } from '../mailboxes/account-store.ts'
import { aLetter, aPortal } from '../testing.ts'
import { changeUidValidity, deliver } from './testing/mailbox-letters.ts'
import { dovecotHere, startDovecot, type Dovecot } from './testing/start-dovecot.ts'

const database = testDatabase()
const [kills, longestMs] = process.env['PORYADOK_LONG'] ? [200, 900_000] : [3, 60_000]
const lettersAKill = 5
const key = Buffer.alloc(32, 7)
const file = fileURLToPath(new URL('./testing/reading-process.ts', import.meta.url))

describe.skipIf(!dovecotHere())('a process that reads a mailbox', () => {
  let server: Dovecot
  beforeAll(async () => {
    server = await startDovecot()
  })
  afterAll(() => server.stop())

  const stored = () => database.prisma.letter.count()
  const start = (number: number) =>
    fork(file, [database.url, String(number * (leaseMs + 1_000)), key.toString('base64')], { stdio: 'inherit' })

  it(
    `killed ${kills} times while letters come, and met by another UIDVALIDITY, loses none and doubles none`,
    async () => {
      const portalId = await aPortal(database.prisma)
      await database.prisma.mailbox.create({
        data: {
          portalId,
          address: 'support@poryadok.example',
          createdAt: new Date(Date.now() - 3_600_000),
          imap: { host: '127.0.0.1', port: server.port, security: 'none', login: 'user1' },
          imapPassword: createSealing(key).seal(server.password, passwordOf.imap),
        },
      })
      const ids: string[] = []
      for (let kill = 0; kill < kills; kill += 1) {
        const batch = Array.from({ length: lettersAKill }, (_, at) => `${kill}-${at}@x`)
        ids.push(...batch)
        await deliver(
          server,
          'user1',
          batch.map((messageId) => aLetter({ messageId })),
        )
        if (kill === Math.floor(kills / 2)) changeUidValidity(server, 'user1')
        const enough = (await stored()) + 1 + ((kill * 7) % lettersAKill)
        const child = start(kill)
        await expect
          .poll(stored, { timeout: 30_000, interval: 15 })
          .toBeGreaterThanOrEqual(Math.min(enough, ids.length))
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
      const last = start(kills)
      await expect.poll(stored, { timeout: 30_000, interval: 20 }).toBeGreaterThanOrEqual(ids.length)
      last.disconnect()
      await once(last, 'exit')
      const rows = await database.prisma.letter.findMany({ orderBy: { id: 'asc' }, select: { messageId: true } })
      expect(rows.map(({ messageId }) => messageId)).toEqual(ids)
      expect(await database.prisma.letterRaw.count()).toBe(ids.length)
      figure('kills of a process that reads a mailbox, letters lost or doubled', rows.length - ids.length, 'letters')
    },
    longestMs,
  )
})
