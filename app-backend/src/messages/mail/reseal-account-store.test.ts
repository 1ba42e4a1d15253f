import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { aTenantRow } from '../../platform/jobs/testing.ts'
import { createSealing } from '../../platform/secrets/sealing.ts'
import { createMailAccountStore } from './account-store.ts'
import { resealMailAccounts } from './reseal-account-store.ts'

const database = testDatabase()

it('the password of a mail account sealed by a key of before opens under the new one alone', async () => {
  const [before, now] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  const clock = createClock()
  const portalId = await aTenantRow(database.prisma, clock.now())
  const store = (key: Buffer) => createMailAccountStore(database.app, createSealing(key), clock)
  const account = { host: 'mail.example', port: 465, security: 'tls' as const, login: 'a', fromName: '' }
  const body = { ...account, fromAddress: 'a@mail.example', password: 'секрет-42' }
  await inPortal(portalId, () => store(before).save(portalId, body, 1))
  await resealMailAccounts(database.app, createSealing(now, [before]), new AbortController().signal)
  const read = await inPortal(portalId, () => store(now).read(portalId))
  expect(read).toMatchObject({ account: { host: 'mail.example', login: 'a' }, password: 'секрет-42' })
})
