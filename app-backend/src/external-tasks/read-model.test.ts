import { testDatabase } from '@poryadok/prisma/testing'
import { expect, it } from 'vitest'
import { aTenantRow } from '../platform/jobs/testing.ts'
import { letterFacts } from './read-model.ts'

const database = testDatabase()
const at = new Date('2026-11-24T09:00:00Z')

it('a task whose newest letter the mail server refused is told from one whose older letter was', async () => {
  const portalId = await aTenantRow(database.prisma, at)
  const sent = async (key: string, state: string) => {
    const letter = { key, messageId: key, fromName: '', fromAddress: 'a@x.example', subject: '', text: '', state }
    return (await database.prisma.outgoingLetter.create({ data: { portalId, createdAt: at, ...letter } })).id
  }
  const taskWith = async (taskId: number, states: readonly string[]) => {
    const facts = { title: '', description: '', performerName: '', state: 'open', createdBy: 1, responsibleId: 1 }
    const { id } = await database.prisma.externalTask.create({
      data: { portalId, taskId, ...facts, createdAt: at, updatedAt: at },
    })
    for (const [turn, state] of states.entries()) {
      const outgoingId = await sent(`${taskId}:${turn}`, state)
      const letter = { key: `message:${turn}`, kind: 'message', address: 'b@x.example', subject: '', text: '', at }
      await database.prisma.externalTaskLetter.create({ data: { portalId, externalTaskId: id, outgoingId, ...letter } })
    }
    return id
  }
  const refused = await taskWith(1, ['sent', 'failed'])
  const mended = await taskWith(2, ['failed', 'sent'])
  const facts = await letterFacts(database.prisma, portalId, [refused, mended])
  expect(facts.get(refused)).toEqual({ letterCount: 2, refused: true })
  expect(facts.get(mended)).toEqual({ letterCount: 2, refused: false })
})
