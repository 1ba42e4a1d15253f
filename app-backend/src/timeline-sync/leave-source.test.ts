import { expect, it, vi } from 'vitest'
import { runIdOf, type Writes, type Written } from '../portal/index.ts'
import { bindingWrite, ofPast, runName, timelineRule } from './binding-write.ts'
import { leaveSource } from './leave-source.ts'

const portalId = 'f0e6c1de-0000-4000-8000-000000000001'
const contact = { entityTypeId: 3, entityId: 7 }
const company = { entityTypeId: 4, entityId: 9 }
const tie = (leaves: typeof contact | null) =>
  bindingWrite({ activityId: 12, to: company, times: 0, leaves, because: [] })

async function planned(write: ReturnType<typeof bindingWrite>) {
  const plan = vi.fn<Writes['plan']>(() => Promise.resolve({ runId: '', count: 1, refusal: null }))
  const runId = runIdOf(portalId, runName('task'))
  const written: Written = { ...write, runId, rule: timelineRule, userId: null, mode: 'live', at: new Date(0) }
  await leaveSource(plan)({} as never, portalId, [written])
  return plan.mock.calls.map(([, run, writes]) => ({ name: run.name, cause: run.cause, writes }))
}

it('an entry that moves leaves its source after it was tied, and of the past by the same run, so that both are undone', async () => {
  const [live] = await planned(tie(contact))
  expect(live).toMatchObject({
    name: undefined,
    cause: { kind: 'change', id: tie(contact).key },
    writes: [{ method: 'crm.activity.binding.delete', params: { activityId: 12, ...contact } }],
  })
  expect(await planned(ofPast(tie(contact), 'task'))).toMatchObject([{ name: runName('task') }])
})

it('the guard against loops does not take leaving for an answer to the tie', async () => {
  expect((await planned(tie(contact)))[0]?.cause.runId).toBeUndefined()
})

it('an entry that stays in both leaves nothing', async () => {
  expect(await planned(ofPast(tie(null), 'task'))).toEqual([])
})
