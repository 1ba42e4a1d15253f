import { randomUUID } from 'node:crypto'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askForStatus } from './ask-for-status.ts'
import { changeMany } from './change-many.ts'
import { changeStatus } from './change-status.ts'
import { readStatusOfCompany } from './read-company.ts'
import { reconcileDirectory } from './reconcile-directory.ts'
import { changeDirectory, readStatuses } from './save-directory.ts'
import { aStatusWorld, cast } from './testing.ts'

const database = testDatabase()
let play: Awaited<ReturnType<typeof aStatusWorld>>
const keys = { waiting: '', working: '' }
let numbers = 1
const option = (key: string) => play.world.options.find(({ XML_ID }) => XML_ID === key)?.ID ?? null

const row = (name: string, isDefault: boolean) => ({
  ...({ key: null, name, note: '', tone: 'blue', isDefault, isProtected: !isDefault, archived: false } as const),
})
beforeAll(async () => {
  play = await aStatusWorld(database, new Date('2026-11-23T09:00:00Z'))
  const made = await play.within(() =>
    changeDirectory(play.deps, play.viewer(cast.admin), {
      revision: 0,
      statuses: [row('В ожидании', true), row('В работе', false)],
    }),
  )
  keys.waiting = made.statuses[0]?.key ?? ''
  keys.working = made.statuses[1]?.key ?? ''
})
afterAll(() => play.stop())

const aCompany = (assignedById: number | null, status: string | null = keys.waiting) => ({
  id: (numbers += 1),
  title: `ООО ${numbers}`,
  assignedById,
  isMyCompany: 'N' as const,
  status: status === null ? null : option(status),
})
function known(assignedById: number | null, status: string | null = keys.waiting) {
  const company = aCompany(assignedById, status)
  play.world.companies.set(company.id, company)
  return company
}
const change = (userId: number, id: number, over = {}) =>
  play.within(() =>
    changeStatus(play.deps, play.viewer(userId), id, {
      key: randomUUID(),
      from: keys.waiting,
      to: keys.working,
      comment: 'договор',
      ...over,
    }),
  )
const look = (userId: number, id: number) => play.within(() => readStatusOfCompany(play.deps, play.viewer(userId), id))
const outcome = async (id: number) => (await look(cast.admin, id)).history.map((one) => `${one.source}: ${one.outcome}`)

describe('through the tab', () => {
  it.each([
    ['an administrator', cast.admin, true],
    ['the head', cast.head, true],
    ['the head’s head', cast.director, true],
    ['the responsible', cast.agent, false],
    ['somebody else', cast.other, false],
  ])('%s: %s may change the status: %s', async (_, userId, may) => {
    const company = known(cast.agent)
    expect((await look(userId, company.id)).mayChange).toBe(may)
    const refusal = await change(userId, company.id).then(
      () => null,
      (error: { code: string }) => error.code,
    )
    expect(refusal).toBe(may ? null : 'company-status.not-yours')
    expect(company.status).toBe(option(may ? keys.working : keys.waiting))
    expect(await outcome(company.id)).toEqual(may ? ['editor: accepted'] : [])
  })

  it('a head who was dismissed in the meantime may not', async () => {
    const company = known(cast.other)
    play.world.active.delete(cast.leaver)
    await expect(change(cast.leaver, company.id)).rejects.toMatchObject({ code: 'company-status.not-yours' })
  })

  it('of two heads who change it at once the second is told', async () => {
    const company = known(cast.agent)
    await change(cast.head, company.id)
    await expect(change(cast.director, company.id, { from: keys.waiting, to: keys.waiting })).rejects.toMatchObject({
      code: 'company-status.changed',
    })
  })

  it('costs two requests: one by the person’s token, one by the app’s', async () => {
    const company = known(cast.agent)
    play.world.calls.length = 0
    await change(cast.head, company.id)
    expect(play.world.calls).toEqual(['crm.item.list', 'crm.item.update'])
  })

  it('a company that the person may not see is not changed', () =>
    expect(change(cast.head, 99_999)).rejects.toMatchObject({ code: 'company-status.no-company' }))

  it('whoever may not asks the nearest head', async () => {
    const company = known(cast.agent)
    const ask = { to: keys.working, why: 'начинаем' }
    expect(await play.within(() => askForStatus(play.deps, play.viewer(cast.agent), company.id, ask))).toEqual([
      `Сотрудник ${cast.head}`,
    ])
    expect(play.world.told.at(-1)).toEqual({ kind: 'company-status.asked', userId: cast.head })
  })
})

describe('many at once', () => {
  const bulk = (userId: number, companies: number[], dry: boolean) =>
    play.within(() =>
      changeMany(play.deps, play.viewer(userId), { key: randomUUID(), companies, to: keys.working, comment: '', dry }),
    )

  it('changes those that the person may, counts the others, and plans one run', async () => {
    const ids = [known(cast.agent), known(cast.agent, keys.working), known(cast.other)].map(({ id }) => id)
    const counts = { changed: 1, same: 1, refused: 1 }
    play.world.planned.length = 0
    expect(await bulk(cast.head, ids, true)).toMatchObject({ ...counts, runId: null })
    expect(play.world.planned).toEqual([])
    expect(await bulk(cast.head, ids, false)).toMatchObject(counts)
    expect(play.world.planned.map(({ entityId }) => entityId)).toEqual([ids[0]])
  })

  it('refuses an agent for every company', async () =>
    expect(await bulk(cast.agent, [known(cast.agent).id], false)).toMatchObject({ changed: 0, refused: 1 }))
})

describe('past the product', () => {
  async function edited(by: number, mode: 'revert' | 'warn' = 'revert') {
    play.world.settings = { ...play.world.settings, pastTheApp: mode }
    const former = known(cast.agent)
    play.world.planned.length = 0
    play.world.told.length = 0
    await play.seen({ ...former, status: option(keys.working) }, by, former)
    await play.judge()
    return former
  }

  it.each([
    ['an agent', cast.agent, 'revert', 'reverted', 'company-status.reverted'],
    ['an agent, where changes are only marked', cast.agent, 'warn', 'flagged', 'company-status.flagged'],
    ['the head', cast.head, 'revert', 'accepted', undefined],
    ['an administrator', cast.admin, 'revert', 'accepted', undefined],
  ] as const)('a change by %s', async (_, by, mode, expected, kind) => {
    const former = await edited(by, mode)
    expect(await outcome(former.id)).toEqual([`portal: ${expected}`])
    expect(play.world.planned.map(({ after }) => Object.values(after))).toEqual(
      expected === 'reverted' ? [[option(keys.waiting)]] : [],
    )
    expect(play.world.told[0]?.kind).toBe(kind)
  })

  it('a merge that brings another status is judged by whoever merged', async () => {
    const kept = known(cast.agent)
    await play.seen({ ...kept, status: option(keys.working) }, cast.agent, kept)
    await play.judge()
    expect(await outcome(kept.id)).toEqual(['portal: reverted'])
  })

  it('a robot whose person the settings name is let through', async () => {
    play.world.settings = { ...play.world.settings, alsoMay: [String(cast.other)] }
    const former = await edited(cast.other)
    expect(await outcome(former.id)).toEqual(['portal: accepted'])
    play.world.settings = { ...play.world.settings, alsoMay: [] }
  })

  it('a fight ends after three reverts within the hour, and administrators hear of it', async () => {
    const former = await edited(cast.agent)
    for (let turn = 0; turn < 3; turn += 1) {
      await play.seen({ ...former, status: option(keys.working) }, cast.agent, former)
      await play.judge()
    }
    expect((await outcome(former.id)).toSorted()).toEqual([
      'portal: flagged',
      'portal: reverted',
      'portal: reverted',
      'portal: reverted',
    ])
    expect(play.world.told.at(-1)?.kind).toBe('company-status.fought')
  })
})

describe('a new company', () => {
  it.each([
    ['made by a person or out of a lead', false],
    ['made by an import of ours', true],
  ])('%s gets the usual status', async (_, own) => {
    play.world.planned.length = 0
    await play.seen(aCompany(cast.agent, null), cast.agent, null, own)
    expect(play.world.planned.map(({ after }) => Object.values(after))).toEqual([[option(keys.waiting)]])
  })

  it('told of twice, as when two leads are converted into it, gets the usual status once', async () => {
    const company = aCompany(cast.agent, null)
    await play.seen(company, cast.agent)
    play.world.planned.length = 0
    const given = { ...company, status: option(keys.waiting) }
    await play.seen(given, cast.agent, company, true)
    await play.seen(given, cast.agent, given)
    await play.judge()
    expect([play.world.planned, await outcome(company.id)]).toEqual([[], ['default: accepted']])
  })

  it('made with a status that its maker may not give is judged', async () => {
    const company = aCompany(cast.agent, keys.working)
    await play.seen(company, cast.agent)
    await play.judge()
    expect(await outcome(company.id)).toEqual(['portal: reverted'])
  })

  it('of the portal’s own requisites gets none', async () => {
    play.world.planned.length = 0
    await play.seen({ ...aCompany(cast.agent, null), isMyCompany: 'Y' }, cast.agent)
    expect(play.world.planned).toEqual([])
  })
})

it('a list that somebody edited in the portal is taken over, once', async () => {
  play.world.options = play.world.options.map((one) => (one.XML_ID === keys.working ? { ...one, VALUE: 'Ведём' } : one))
  await play.within(() => reconcileDirectory(play.deps, play.portalId))
  const { statuses, revision } = await play.within(() => readStatuses(play.deps, play.viewer(cast.admin)))
  expect(statuses.map(({ name }) => name)).toEqual(['В ожидании', 'Ведём'])
  await play.within(() => reconcileDirectory(play.deps, play.portalId))
  expect((await play.within(() => readStatuses(play.deps, play.viewer(cast.admin)))).revision).toBe(revision)
})

it('a status that is taken out while companies have it stays theirs, archived, and is given to no other', async () => {
  const company = known(cast.agent, keys.working)
  const { revision, statuses } = await play.within(() => readStatuses(play.deps, play.viewer(cast.admin)))
  const left = statuses.filter(({ key }) => key !== keys.working)
  const after = await play.within(() =>
    changeDirectory(play.deps, play.viewer(cast.admin), { revision, statuses: left }),
  )
  expect(after.statuses.find(({ key }) => key === keys.working)).toMatchObject({ archived: true })
  expect((await look(cast.agent, company.id)).status).toBe(keys.working)
  await expect(change(cast.head, known(cast.agent).id)).rejects.toMatchObject({ code: 'company-status.unknown' })
})

it('an editor who knows an older directory is told', async () => {
  const save = play.within(() =>
    changeDirectory(play.deps, play.viewer(cast.admin), { revision: 0, statuses: [row('В ожидании', true)] }),
  )
  await expect(save).rejects.toMatchObject({ code: 'company-status.directory-changed' })
})
