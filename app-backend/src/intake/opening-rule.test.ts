import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMailListsKind, mailListsRule, type MailListsKind } from '../mail-lists/index.ts'
import { aRuleProcess } from '../rule-sets/testing.ts'
import { codes, useIntake } from './at-work/testing.ts'

const at = useIntake()
const robot = 'robot@magazin.example'
const entry = {
  id: 'a',
  kind: 'address' as const,
  header: '',
  match: 'is' as const,
  value: robot,
  verdict: 'ignored' as const,
  note: '',
  on: true,
}
let kind: MailListsKind
/** Where letters are handled, and where a person publishes: two processes. */
let here: ReturnType<typeof process>
let there: ReturnType<typeof process>
const process = () => aRuleProcess(at.database, at.clock, kind)

beforeEach(() => {
  kind = createMailListsKind({ db: at.db, ownDomains: () => Promise.resolve([]) })
  here = process()
  there = process()
  at.deps.openingRule = mailListsRule(here.ruleSets, kind)
})
afterEach(() => Promise.all([here.stop(), there.stop()]))

const order = () => at.take({ from: `Магазин <${robot}>`, messageId: `${crypto.randomUUID()}@magazin.example` })
const facts = { from: robot, envelopeFrom: '', subject: '', headers: [] }

/** Waits until this process goes by the version, a second at most. */
const heard = (version: number) =>
  vi.waitFor(async () => expect((await here.decide(at.portalId, facts))?.version).toBe(version), {
    timeout: 1_000,
    interval: 10,
  })

/** What becomes of the next letter. */
async function next(): Promise<string> {
  const id = await order()
  await at.handleAll()
  return (await at.letter(id)).outcome
}

describe('a letter that would open a request', () => {
  it('obeys lists published in another process within a second, and the way back within another', async () => {
    expect(await next()).toBe('created')
    await there.publishNow(at.portalId, { entries: [] }, null)
    await there.publishNow(at.portalId, { entries: [entry] }, 1)
    await heard(2)
    expect(await next()).toBe('ignored')
    await there.backTo(at.portalId, 1, 2)
    await heard(3)
    expect(await next()).toBe('created')
  })

  it('says which line of which version stopped it', async () => {
    await there.publishNow(at.portalId, { entries: [entry] }, null)
    await heard(1)
    expect(await next()).toBe('ignored')
    const letter = await at.database.prisma.letter.findFirstOrThrow({ where: { outcome: 'ignored' } })
    expect(codes(letter)).toEqual(['mail-lists.address'])
    const decision = await at.database.prisma.decision.findFirst({
      where: { letterId: letter.id, kind: 'automatic-mail' },
    })
    expect(decision).toMatchObject({
      ruleVersion: 1,
      outcome: 'ignored',
      evidence: [{ kind: 'header', name: 'From', value: robot }],
    })
  })

  it('in a conversation that is there joins it, whatever the lists say', async () => {
    await at.take({ messageId: 'a@x', from: `<${robot}>` })
    await at.handleAll()
    await there.publishNow(at.portalId, { entries: [entry] }, null)
    await heard(1)
    expect(await next()).toBe('ignored')
    const reply = await at.take({ messageId: 'b@x', inReplyTo: 'a@x', from: `<${robot}>` })
    await at.handleAll()
    expect((await at.letter(reply)).outcome).toBe('joined')
  })
})
