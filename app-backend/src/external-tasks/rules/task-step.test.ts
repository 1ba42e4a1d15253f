import { describe, expect, it } from 'vitest'
import { aTask } from '../testing.ts'
import { toldOf } from './task-facts.ts'
import { taskStep, type KnownTask } from './task-step.ts'

const open: KnownTask = { state: 'open', contactId: 9, address: 'p@x.example', told: toldOf(aTask()) }
const kindOf = (...input: Parameters<typeof taskStep>) => taskStep(...input).kind

describe('a task that nobody was written to about', () => {
  it('begins when it is external', () => expect(kindOf(null, aTask(), 9)).toBe('begin'))
  it('is no business of ours without the tick', () => expect(kindOf(null, aTask({ external: false }), 9)).toBe('none'))
  it('does not begin when it is closed already', () => expect(kindOf(null, aTask({ closed: true }), 9)).toBe('none'))
  it('does not begin when it is gone', () => expect(kindOf(null, null, null)).toBe('none'))
  it('is looked at again while it is stuck', () =>
    expect(kindOf({ ...open, state: 'stuck' }, aTask(), 9)).toBe('begin'))
})

describe('a task with its performer', () => {
  it('asks for nothing while nothing differs, however often it is named', () =>
    expect(kindOf(open, aTask(), 9)).toBe('none'))
  it.each([{ title: 'Другое' }, { description: 'Другое' }, { deadline: new Date('2026-11-25T15:00:00Z') }])(
    'tells of %j',
    (change) => expect(kindOf(open, aTask(change), 9)).toBe('change'),
  )
  it('says what changed', () =>
    expect(taskStep(open, aTask({ title: 'Другое', description: '' }), 9)).toMatchObject({
      because: { params: { fields: 'title, description' } },
    }))
  it('is handed over to another contact', () => expect(kindOf(open, aTask(), 10)).toBe('hand-over'))
  it('is handed over to another address', () =>
    expect(kindOf(open, aTask({ address: 'q@x.example' }), 9)).toBe('hand-over'))
  it('ends when it is closed', () =>
    expect(taskStep(open, aTask({ closed: true }), 9)).toMatchObject({ kind: 'end', state: 'closed' }))
  it.each([
    ['unticked', aTask({ external: false })],
    ['deleted', null],
  ])('is withdrawn when it is %s', (_, task) =>
    expect(taskStep(open, task, 9)).toMatchObject({ kind: 'end', state: 'withdrawn' }),
  )
})

describe('a task that has ended', () => {
  const closed: KnownTask = { ...open, state: 'closed' }
  it('ends once', () => expect(kindOf(closed, aTask({ closed: true }), 9)).toBe('none'))
  it('stays ended when it is deleted', () => expect(kindOf(closed, null, null)).toBe('none'))
  it('is opened again', () => expect(kindOf(closed, aTask(), 9)).toBe('reopen'))
  it('is given out again', () => expect(kindOf({ ...open, state: 'withdrawn' }, aTask(), 9)).toBe('reopen'))
})
