import { expect, it } from 'vitest'
import { bouncedRecipients, type BounceFacts } from './bounced-recipients.ts'

const anna = 'anna@zarechie.example'
const facts = (given: Partial<BounceFacts['report']>, kind: BounceFacts['kind'] = 'bounce-hard'): BounceFacts => ({
  kind,
  known: [anna],
  report: { recipients: [], mentioned: [], status: '', ...given },
})
const listed = (action: string, status: string) => ({ address: anna, action, status, detail: 'words' })

it.each([
  ['failed', '5.1.1', 'hard'],
  ['failed', '4.2.2', 'soft'],
  ['failed', '', 'hard'],
  ['delayed', '4.4.1', 'delayed'],
  ['', '5.0.0', 'hard'],
])('a listed recipient that %s with %s is %s', (action, status, kind) => {
  expect(bouncedRecipients(facts({ recipients: [listed(action, status)] }))).toMatchObject([{ address: anna, kind }])
})

it.each(['delivered', 'relayed', 'expanded'])('a recipient whom it %s is left out', (action) => {
  expect(bouncedRecipients(facts({ recipients: [listed(action, '2.0.0')], mentioned: [] }))).toEqual([])
})

it('without a list those of the conversation count whom the words name', () => {
  const mentioned = ['postmaster@mx.example', anna]
  expect(bouncedRecipients(facts({ mentioned, status: '4.2.2' }, 'bounce-soft'))).toEqual([
    { address: anna, kind: 'soft', status: '4.2.2', detail: '' },
  ])
})
