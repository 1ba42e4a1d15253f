import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import { publishRules } from './publish-rules.ts'
import { readShadow } from './read-runs.ts'
import { saveDraft } from './save-draft.ts'
import { aRuleProcess, urgentWords } from './testing.ts'
import { turnMode, turnShadow } from './turn-switch.ts'

const database = testDatabase()
const clock = createClock()
const kind = 'urgent-words'
const write = {
  key: 'k',
  action: 'update' as const,
  entityTypeId: 1,
  entityId: 5,
  method: 'crm.item.update',
  params: {},
  before: {},
  after: { urgent: 'Y' },
  because: [],
  lookUp: { kind: 'fields' as const },
}
let one: ReturnType<typeof process>
let portalId: string
const process = () => aRuleProcess(database, clock, { ...urgentWords(), writes: () => [write] })

beforeEach(async () => {
  portalId = await aTenantRow(database.prisma, clock.now())
  one = process()
})
afterEach(() => one.stop())

const by = () => ({ portalId, kind, userId: 7 })
const within = <T>(work: () => Promise<T>) => inPortal(portalId, work)
const save = (words: string[]) => within(() => saveDraft(one.changes, by(), { draft: null, body: { words } }))
const report = () => within(() => readShadow(one.changes, by(), 'ru'))
const live = async (words: string[]) => {
  const wanted = { draft: await save(words), base: null, note: '', override: false }
  return within(() => publishRules(one.changes, by(), wanted))
}
/** Until the process has heard of the change: the shadow counts a question. */
const heard = (subject: string, text: string) =>
  vi.waitFor(async () => {
    await one.decide(portalId, { text }, subject)
    expect(await database.prisma.ruleShadow.count({ where: { portalId, subject } })).toBe(1)
  })

describe('a draft that reads along', () => {
  it('counts what it would have done otherwise, while the version decides as before', async () => {
    await live(['горит'])
    await save(['дым'])
    await within(() => turnShadow(one.changes, by(), true))
    await heard('letter:1', 'горит')
    expect(await one.decide(portalId, { text: 'дым' }, 'letter:2')).toMatchObject({ outcome: 'calm', version: 1 })
    await one.decide(portalId, { text: 'тихо' }, 'letter:3')
    expect(await report()).toMatchObject({
      read: 3,
      differs: 2,
      moves: expect.arrayContaining([
        { from: 'Спокойно', to: 'Срочно', count: 1 },
        { from: 'Срочно', to: 'Спокойно', count: 1 },
      ]),
      samples: [
        { subject: 'letter:2', decided: 'Спокойно', would: 'Срочно' },
        { subject: 'letter:1', decided: 'Срочно', would: 'Спокойно' },
      ],
    })
  })

  it('writes to the portal nothing but imagined writes, and no decision', async () => {
    await save(['дым'])
    await within(() => turnShadow(one.changes, by(), true))
    await heard('letter:1', 'дым')
    expect(one.planned.every(({ mode }) => mode === 'shadow')).toBe(true)
    expect(one.planned.length).toBeGreaterThan(0)
    expect(await database.prisma.decision.count()).toBe(0)
  })

  it('counts a subject that is tried again once', async () => {
    await save(['дым'])
    await within(() => turnShadow(one.changes, by(), true))
    await heard('letter:1', 'дым')
    await one.decide(portalId, { text: 'дым' }, 'letter:1')
    expect(await report()).toMatchObject({ read: 1, differs: 1 })
  })

  it('ends when it is published: it decides then', async () => {
    const draft = await save(['дым'])
    await within(() => turnShadow(one.changes, by(), true))
    await heard('letter:1', 'дым')
    await within(() => publishRules(one.changes, by(), { draft, base: null, note: '', override: false }))
    await vi.waitFor(async () =>
      expect(await one.decide(portalId, { text: 'дым' }, 'letter:2')).toMatchObject({ outcome: 'urgent' }),
    )
    expect(await report()).toMatchObject({ since: null, read: 0 })
  })

  it('needs a draft', async () => {
    await expect(within(() => turnShadow(one.changes, by(), true))).rejects.toMatchObject({ code: 'rules.draft-gone' })
  })
})

describe('a version in the shadow', () => {
  it('decides nothing and says what it would have decided', async () => {
    await live(['горит'])
    await within(() => turnMode(one.changes, by(), 'shadow'))
    await heard('letter:1', 'горит')
    expect(await one.decide(portalId, { text: 'горит' }, 'letter:2')).toBeNull()
    expect(await report()).toMatchObject({ read: 2, differs: 2 })
  })
})
