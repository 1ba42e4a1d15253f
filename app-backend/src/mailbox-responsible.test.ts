import { testDatabase } from '@poryadok/prisma/testing'
import { expect, it } from 'vitest'
import { aPortal } from './intake/testing.ts'
import { mailboxResponsible } from './mailbox-responsible.ts'
import type { Person, Tenant } from './portal/index.ts'

const database = testDatabase()

/** The answer for a letter of a mailbox that names this person, in a portal where person 7 works and person 8 did. */
async function answerFor(defaultUserId: number | null) {
  const portalId = await aPortal(database.prisma, [])
  const address = `${String(defaultUserId)}@shchit.example`
  const { id: mailboxId } = await database.prisma.mailbox.create({
    data: { portalId, address, createdAt: new Date(), defaultUserId },
  })
  const now = new Date()
  const letter = { portalId, mailboxId, receivedAt: now, dueAt: now, envelopeFrom: '', sizeBytes: 1, rawSha256: 'x' }
  const { id } = await database.prisma.letter.create({ data: { ...letter, outcome: 'waiting', why: [] } })
  const people = {
    person: async (_: Tenant, userId: number) =>
      [7, 8].includes(userId) ? ({ id: userId, name: `Человек ${userId}`, active: userId === 7 } as Person) : null,
  }
  const ground = { db: database, people, tenantOf: async () => ({ id: portalId }) }
  return mailboxResponsible(ground as unknown as Parameters<typeof mailboxResponsible>[0], { portalId, letterId: id })
}

it.each([
  ['nobody', null, {}],
  ['nobody, as cards do', 0, {}],
  [
    'a person who works here',
    7,
    {
      responsible: {
        userId: 7,
        because: { code: 'mailbox.responsible', params: { mailbox: '7@shchit.example', person: 'Человек 7' } },
      },
    },
  ],
  [
    'a person who was dismissed',
    8,
    {
      responsible: {
        userId: null,
        because: { code: 'mailbox.responsible-gone', params: { mailbox: '8@shchit.example', person: 'Человек 8' } },
      },
    },
  ],
])('a mailbox that names %s', async (_, defaultUserId, answer) => {
  expect(await answerFor(defaultUserId)).toEqual(answer)
})
