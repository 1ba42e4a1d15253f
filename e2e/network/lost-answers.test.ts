import { expect, it } from 'vitest'
import { aLetter, send } from './letters.ts'
import { settled, testNetwork } from './testing.ts'

const network = testNetwork()

it.each([
  ['the records', 'batch'],
  ['the timeline record', 'crm.activity.add'],
])('doubles nothing when the answer to %s is lost after the write', async (_, method) => {
  const { state } = network.portal
  const subject = `Ответ на ${method} потерян`
  // The first batch of a new letter looks for the client, the second writes.
  state.faults.add([{ match: { method, times: 1, afterCalls: method === 'batch' ? 1 : 0 }, kind: 'lost-answer' }])
  await send(network.smtp, aLetter({ subject }))
  await settled(network, method === 'batch' ? 1 : 2, { stepMs: 61_000 })
  expect(state.faults.list()).toHaveLength(1)
  state.faults.clear()
  expect([...state.items.of(1).rows.values()].filter((item) => item['title'] === subject)).toHaveLength(1)
  expect([...state.activities.values()].filter((one) => one.subject === subject)).toHaveLength(1)
})
