import { testDatabase } from '@poryadok/prisma/testing'
import { expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { createWriteOnce, createWriteStore, type Params } from '../../portal/index.ts'
import { inlineBytes } from '../rules/split-attachments.ts'
import { createRequestStore } from '../store.ts'
import { anIncomingLetter, aPortalClient, aTenant, storeTenant } from '../testing.ts'
import { recordLetter } from './record-letter.ts'

const database = testDatabase()

it('records a letter whose large file has no place in the portal, names the file and says why', async () => {
  const tenant = aTenant({ folderId: null })
  await storeTenant(database.prisma, tenant)
  const { prisma } = database
  const store = createRequestStore(prisma)
  const clock = createClock()
  const recorded: Params[] = []
  const { portal, asked } = aPortalClient({
    'crm.activity.add': ({ fields }) => recorded.push(fields as Params),
  })
  const file = (name: string, size: number) => ({ name, type: 'application/pdf', content: new Uint8Array(size) })
  const letter = anIncomingLetter({
    portalId: tenant.id,
    attachments: [file('чертёж.pdf', inlineBytes + 1), file('акт.pdf', 10)],
  })
  const record = { portalId: tenant.id, entityTypeId: 1, entityId: 9, contactId: 2, companyId: null }
  const request = await store.remember(record, clock.now())
  const writeOnce = createWriteOnce(
    createWriteStore(prisma, async () => {}),
    clock,
  )
  const deps = {
    portal,
    store,
    clock,
    writeOnce,
    remember: async () => {},
    met: async () => {},
    tenantOf: () => Promise.resolve(tenant),
    settings: () => Promise.resolve({ responsibleId: 0, openContacts: true }),
    isClosedStage: () => Promise.resolve(false),
    reopenStage: () => Promise.resolve(null),
  }

  expect(await recordLetter(deps, tenant, letter, request)).toEqual({
    activityId: 1,
    files: [{ code: 'letter.file-not-stored', params: { name: 'чертёж.pdf' } }],
  })
  expect(asked).toEqual(['crm.activity.add'])
  expect(recorded[0]?.['DESCRIPTION']).toContain('<li>чертёж.pdf</li>')
  expect(recorded[0]?.['FILES']).toHaveLength(1)
})
