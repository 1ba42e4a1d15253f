import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import { keepExample } from './keep-example.ts'
import { goBack, publishRules, type Publication } from './publish-rules.ts'
import { readEntryHistory } from './read-entry-history.ts'
import { compareRules, readLab, readVersions } from './read-lab.ts'
import { exportRules, previewRulesFile } from './rules-file.ts'
import { discardDraft, saveDraft } from './save-draft.ts'
import { aRuleProcess, urgentWords } from './testing.ts'
import { turnMode } from './turn-switch.ts'

const database = testDatabase()
const clock = createClock()
let one: ReturnType<typeof process>
let portalId: string
const process = () => aRuleProcess(database, clock, urgentWords())

beforeEach(async () => {
  portalId = await aTenantRow(database.prisma, clock.now())
  one = process()
})
afterEach(() => one.stop())

const kind = 'urgent-words'
const within = <T>(work: () => Promise<T>) => inPortal(portalId, work)
const save = (words: string[], draft: string | null = null, userId = 7) =>
  within(() => saveDraft(one.changes, { portalId, kind, userId }, { draft, body: { words } }))
const publish = (wanted: Partial<Publication> & { draft: string }, userId = 7) =>
  within(() =>
    publishRules(one.changes, { portalId, kind, userId }, { base: null, note: '', override: false, ...wanted }),
  )
const lab = () =>
  within(() =>
    readLab(
      one.changes,
      { portalId, kind },
      { lang: 'ru', may: { edit: true, publish: true, editors: [], publishers: [] } },
    ),
  )
const actions = async () =>
  (await database.prisma.auditEvent.findMany({ where: { portalId }, orderBy: { id: 'asc' } })).map((row) => row.action)

it('an entry tells what was done to it: who, in which version, from what to what', async () => {
  await publish({ draft: await save(['горит']) })
  await publish({ draft: await save(['горит', 'дым']), base: 1, note: 'Дым тоже срочно' })
  await publish({ draft: await save(['горит', 'пар']), base: 2 })
  await publish({ draft: await save(['дым']), base: 3 }, 8)
  const history = await within(() =>
    readEntryHistory(one.changes, { portalId, kind }, { list: 'words', id: 'дым' }, 'ru'),
  )
  expect(
    history.changes.map(({ version, by, note, before, after }) => [version, by.name, note, before, after]),
  ).toEqual([
    [4, 'Алексей', '', null, 'дым'],
    [3, 'Марина', '', 'дым', null],
    [2, 'Марина', 'Дым тоже срочно', null, 'дым'],
  ])
})

describe('a draft', () => {
  it('is kept beside what works, and says what publishing it changes', async () => {
    await publish({ draft: await save(['горит']) })
    await save(['горит', 'дым'])
    expect(await lab()).toMatchObject({
      published: { version: 1, body: { words: ['горит'] }, by: { id: 7, name: 'Марина' } },
      draft: { body: { words: ['горит', 'дым'] } },
      changes: [{ what: 'Слово', before: null, after: 'дым' }],
    })
  })

  it('saved by two who saw the same is the first one’s; the other hears who and when, and his edit is not written', async () => {
    const seen = await save(['горит'])
    const both = await Promise.allSettled([save(['дым'], seen, 7), save(['пар'], seen, 8)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(save(['вода'], seen)).rejects.toMatchObject({
      code: 'rules.draft-conflict',
      params: { whoRu: expect.stringMatching(/Марина|Алексей/), atRu: expect.stringContaining(':') },
    })
    expect((await lab()).draft?.body).not.toEqual({ words: ['вода'] })
  })

  it('begun by two at once is one', async () => {
    const both = await Promise.allSettled([save(['дым'], null, 7), save(['пар'], null, 8)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await database.prisma.ruleVersion.count({ where: { portalId } })).toBe(1)
  })

  it('of before a publication is not taken for the one of after it', async () => {
    const old = await save(['горит'])
    await publish({ draft: old })
    await save(['дым'])
    await expect(save(['вода'], old)).rejects.toMatchObject({ code: 'rules.draft-conflict' })
  })

  it('with a fault names its place and is not saved', async () => {
    await expect(save(['горит', ''])).rejects.toMatchObject({
      code: 'rules.body-invalid',
      fields: { 'words.1': 'words.empty' },
    })
    expect((await lab()).draft).toBeNull()
  })

  it('can be thrown away by who has seen it', async () => {
    const seen = await save(['горит'])
    const saved = await save(['дым'], seen)
    const discard = (draft: string) => within(() => discardDraft(one.changes, { portalId, kind, userId: 7 }, { draft }))
    await expect(discard(seen)).rejects.toMatchObject({ code: 'rules.draft-conflict' })
    await discard(saved)
    expect((await lab()).draft).toBeNull()
  })
})

describe('publishing', () => {
  it('by two at once gives one version; the other hears of it', async () => {
    const draft = await save(['горит'])
    const both = await Promise.allSettled([publish({ draft }, 7), publish({ draft }, 8)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find((result) => result.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'rules.published-meanwhile', params: { version: 1 } })
    expect(await database.prisma.ruleVersion.count({ where: { portalId, version: { not: null } } })).toBe(1)
  })

  it('is refused when somebody saved the draft since', async () => {
    const seen = await save(['горит'])
    await save(['дым'], seen)
    await expect(publish({ draft: seen })).rejects.toMatchObject({ code: 'rules.draft-conflict' })
  })

  it('shows the examples that fail, and goes past them only when told to', async () => {
    const example = { name: 'Пожар', facts: { text: 'горит щит' }, expected: 'urgent' }
    await within(() => keepExample(one.changes, { portalId, kind, userId: 7 }, example))
    const draft = await save(['дым'])
    await expect(publish({ draft })).rejects.toMatchObject({
      code: 'rules.examples-fail',
      params: { count: 1, names: 'Пожар' },
    })
    expect(await publish({ draft, override: true })).toBe(1)
  })

  it('is heard by every process within a second, and decides there', async () => {
    const other = process()
    expect(await other.decide(portalId, { text: 'горит' })).toBeNull()
    await publish({ draft: await save(['горит']) })
    const decided = () => other.decide(portalId, { text: 'горит' })
    await vi.waitFor(async () => expect(await decided()).toMatchObject({ outcome: 'urgent', version: 1 }), {
      timeout: 1_000,
      interval: 10,
    })
    await other.stop()
  })

  it('of one portal says nothing to another', async () => {
    await publish({ draft: await save(['горит']) })
    const neighbour = await aTenantRow(database.prisma, clock.now())
    expect(await one.decide(neighbour, { text: 'горит' })).toBeNull()
  })

  it('leaves a line in the trail with what it changed, as every other step does', async () => {
    await publish({ draft: await save(['горит']) })
    expect(await actions()).toEqual(['rules.draft-saved', 'rules.published'])
    const line = await database.prisma.auditEvent.findFirstOrThrow({ where: { portalId, action: 'rules.published' } })
    expect(line).toMatchObject({ actorId: '7', after: { version: 1, changes: ['Слово: — → горит'] } })
  })
})

describe('the way back', () => {
  const back = (to: number, base: number) =>
    within(() => goBack(one.changes, { portalId, kind, userId: 8 }, { to, base, note: '' }))

  beforeEach(async () => {
    await publish({ draft: await save(['горит']) })
    await publish({ draft: await save(['дым']), base: 1 })
  })

  it('publishes the old rules as a new version and leaves the draft alone', async () => {
    const draft = await save(['пар'])
    expect(await back(1, 2)).toBe(3)
    expect(await lab()).toMatchObject({
      published: { version: 3, body: { words: ['горит'] }, backTo: 1, by: { name: 'Алексей' } },
      draft: { token: draft },
    })
    const { versions } = await within(() => readVersions(one.changes, { portalId, kind }))
    expect(versions.map(({ version, works }) => [version, works])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ])
  })

  it('asked twice at once goes back once', async () => {
    const both = await Promise.allSettled([back(1, 2), back(1, 2)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('to what works, or to what never was, is refused', async () => {
    await expect(back(2, 2)).rejects.toMatchObject({ code: 'rules.nothing-new' })
    await expect(back(9, 2)).rejects.toMatchObject({ code: 'rules.no-version' })
  })

  it('any two versions compare', async () => {
    const changes = await within(() => compareRules(one.changes, { portalId, kind }, { from: 1, to: 2 }, 'en'))
    expect(changes).toEqual([
      { what: 'Word', before: 'горит', after: null },
      { what: 'Word', before: null, after: 'дым' },
    ])
  })
})

describe('the switch', () => {
  it('off decides nothing and is remembered with who turned it', async () => {
    await publish({ draft: await save(['горит']) })
    await within(() => turnMode(one.changes, { portalId, kind, userId: 8 }, 'off'))
    await vi.waitFor(async () => expect(await one.decide(portalId, { text: 'горит' })).toBeNull())
    const { switches } = await within(() => readVersions(one.changes, { portalId, kind }))
    expect(switches).toMatchObject([{ what: 'mode', before: 'live', after: 'off', by: { name: 'Алексей' } }])
  })
})

describe('a file of rules', () => {
  it('comes back with its difference; a foreign one is refused in words', async () => {
    await publish({ draft: await save(['горит']) })
    const by = { portalId, kind, userId: 7 }
    const file = await within(() => exportRules(one.changes, by))
    await save(['дым'])
    const preview = (content: unknown) => within(() => previewRulesFile(one.changes, by, content, 'ru'))
    expect(await preview(file)).toEqual({
      body: { words: ['горит'] },
      changes: [
        { what: 'Слово', before: 'дым', after: null },
        { what: 'Слово', before: null, after: 'горит' },
      ],
    })
    await expect(preview({ a: 1 })).rejects.toMatchObject({ code: 'rules.file-unreadable' })
    await expect(preview({ ...file, version: 9 })).rejects.toMatchObject({ code: 'rules.file-newer' })
    await expect(preview({ ...file, kind: 'routing' })).rejects.toMatchObject({ code: 'rules.file-other-kind' })
  })
})
