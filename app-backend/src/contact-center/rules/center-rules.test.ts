import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callStep, type CallState } from './call-step.ts'
import { chooseFunnel } from './choose-funnel.ts'
import { chooseOperator } from './choose-operator.ts'
import { cursorAfter, cursorId } from './cursor.ts'
import { mapFields, mergeRuleOf } from './field-map.ts'
import { keyPace } from './key-pace.ts'
import { keyVerdict } from './key-verdict.ts'
import { newChannels, type Channel } from './merge-channels.ts'
import { mergeFields } from './merge-fields.ts'
import { inNetworks, isNetwork } from './networks.ts'
import { recordKind } from './record-kind.ts'
import { repeatVerdict } from './repeat-verdict.ts'
import { byLikeness, sameCompany } from './search-company.ts'

const now = new Date('2026-11-22T12:00:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)

describe('a key', () => {
  const key = { scopes: ['read'], networks: [], expiresAt: null, revokedAt: null }
  const use = { scope: 'read' as const, ip: '203.0.113.7', now }

  it.each([
    ['passes with its scope', key, use, undefined],
    ['lacks another scope', key, { ...use, scope: 'write' as const }, 'center.scope'],
    ['is over at its last moment', { ...key, expiresAt: now }, use, 'center.key-refused'],
    ['still holds a moment before', { ...key, expiresAt: later(1) }, use, undefined],
    ['is withdrawn at once', { ...key, revokedAt: now }, use, 'center.key-refused'],
    ['is refused from elsewhere', { ...key, networks: ['198.51.100.0/24'] }, use, 'center.address'],
  ])('%s', (_, facts, asked, code) => {
    const verdict = keyVerdict(facts, asked)
    expect(verdict.allowed ? undefined : verdict.because[0]?.code).toBe(code)
  })

  it.each([
    ['203.0.113.7', ['203.0.113.7'], true],
    ['::ffff:203.0.113.7', ['203.0.113.0/24'], true],
    ['203.0.114.7', ['203.0.113.0/24'], false],
    ['2001:db8::5', ['2001:db8::/32', '10.0.0.0/8'], true],
    ['203.0.113.7', ['не адрес'], false],
    ['not an address', ['0.0.0.0/0'], false],
  ])('from %s fits %j: %s', (ip, networks, fits) => expect(inNetworks(ip, networks)).toBe(fits))

  it('takes networks and no words', () =>
    expect(['10.0.0.0/8', '::1', '10.0.0.0/33', 'x'].map(isNetwork)).toEqual([true, true, false, false]))

  it('lets a minute’s calls pass at once, then one at a time', () => {
    let tat = later(-1)
    for (let call = 0; call < 30; call += 1) {
      const pace = keyPace({ tat, perMinute: 30 }, now)
      tat = pace.passes ? pace.tat : later(Number.NaN)
    }
    expect(keyPace({ tat, perMinute: 30 }, now)).toEqual({ passes: false, seconds: 2 })
    expect(keyPace({ tat, perMinute: 30 }, later(2_000)).passes).toBe(true)
  })
})

describe('a repetition', () => {
  const earlier = { sameInput: true, state: 'done' as const, status: 200, startedAt: later(-1_000) }
  it.each([
    ['gets the same answer', earlier, 'same-answer'],
    ['with other content is refused', { ...earlier, sameInput: false }, 'other-input'],
    ['waits for the first', { ...earlier, state: 'running' as const, status: null }, 'in-flight'],
    [
      'of a call that died is done again',
      { ...earlier, state: 'running' as const, startedAt: later(-200_000) },
      'again',
    ],
    ['of a refusal gets the same refusal', { ...earlier, state: 'failed' as const, status: 422 }, 'same-answer'],
    ['of a fault that passes is done again', { ...earlier, state: 'failed' as const, status: 503 }, 'again'],
    ['of what waits for the portal waits too', { ...earlier, state: 'queued' as const, status: 202 }, 'queued'],
  ])('%s', (_, facts, verdict) => expect(repeatVerdict(facts, now)).toBe(verdict))
})

describe('an update', () => {
  const held = { post: 'Инженер', comments: 'первое', companyIds: [1], name: 'Анна\u0301' }
  const ruleOf = mergeRuleOf('contact', [{ kind: 'contact', name: 'Имя', field: 'secret', merge: 'never' }])

  it('overwrites, adds, keeps and refuses by the rule of each field', () => {
    const given = { post: 'Главный', comments: 'второе', companyIds: [2], assignedById: 5, secret: 1 }
    const merged = mergeFields({ ...held, assignedById: 3 }, given, ruleOf)
    expect(merged.after).toEqual({ post: 'Главный', comments: 'первое\nвторое', companyIds: [1, 2] })
    expect(merged.before).toEqual({ post: 'Инженер', comments: 'первое', companyIds: [1] })
    expect(merged.kept).toEqual([
      { field: 'assignedById', because: 'filled' },
      { field: 'secret', because: 'never' },
    ])
  })

  it('takes two forms of one letter for the same text', () =>
    expect(mergeFields({ name: 'Йод' }, { name: 'Йод'.normalize('NFD') }, ruleOf).kept).toEqual([
      { field: 'name', because: 'same' },
    ]))

  it('done twice changes nothing the second time', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.array(fc.integer(), { maxLength: 3 }))
    const record = fc.record({
      post: value,
      comments: fc.string(),
      companyIds: fc.array(fc.integer(), { maxLength: 3 }),
    })
    fc.assert(
      fc.property(record, record, (first, given) => {
        const once = { ...first, ...mergeFields(first, given, ruleOf).after }
        expect(mergeFields(once, given, ruleOf).after).toEqual({})
      }),
      { numRuns: 200 },
    )
  })

  it('adds numbers that the record lacks, however they are written', () => {
    const phone = (value: string): Channel => ({ typeId: 'PHONE', valueType: 'WORK', value })
    const added = newChannels(
      [phone('8 (916) 123-45-67')],
      ['+79161234567', '9161234567', '89169999999', '+7 916 999-99-99'].map(phone),
    )
    expect(added).toEqual([phone('89169999999')])
  })

  it('refuses a field that the table lacks, with those it has', () => {
    const lines = [{ kind: 'deal' as const, name: 'Сумма', field: 'opportunity', merge: 'overwrite' as const }]
    expect(mapFields('deal', { Сумма: 1 }, lines)).toEqual({ ok: true, values: { opportunity: 1 } })
    expect(mapFields('deal', { Цвет: 1 }, lines)).toMatchObject({
      because: [{ params: { field: 'fields.Цвет', allowed: 'Сумма' } }],
    })
    expect(mapFields('contact', { Сумма: 1 }, lines).ok).toBe(false)
  })
})

describe('the funnel of a deal', () => {
  const tables = {
    topics: [{ topic: 'Субсидии', categoryId: 5, stageId: 'C5:NEW' }],
    funnels: [
      { id: 0, name: 'Общая' },
      { id: 5, name: 'Субсидии' },
    ],
    stages: [
      { id: 'NEW', categoryId: 0 },
      { id: 'C5:NEW', categoryId: 5 },
    ],
  }
  const ask = (asked: { topic?: string; categoryId?: number; stageId?: string }) =>
    chooseFunnel({ topic: undefined, categoryId: undefined, stageId: undefined, ...asked, ...tables })
  it.each([
    [{ topic: ' субсидии ' }, { ok: true, categoryId: 5, stageId: 'C5:NEW' }],
    [{}, { ok: true, categoryId: 0, stageId: null }],
    [
      { topic: 'Субсидии', categoryId: 0 },
      { ok: true, categoryId: 0, stageId: null },
    ],
    [{ topic: 'Кредиты' }, { ok: false, because: [{ params: { field: 'topic', allowed: 'Субсидии' } }] }],
    [{ categoryId: 9 }, { ok: false, because: [{ params: { field: 'categoryId', allowed: '0, 5' } }] }],
    [
      { categoryId: 5, stageId: 'NEW' },
      { ok: false, because: [{ params: { field: 'stageId', allowed: 'C5:NEW' } }] },
    ],
  ])('asked for %j is %j', (asked, answer) => expect(ask(asked)).toMatchObject(answer))
})

describe('the responsible', () => {
  const people = [
    { id: 3, active: true },
    { id: 4, active: false },
    { id: 7, active: true },
  ]
  const operators = [
    { operator: '1203', userId: 3 },
    { operator: 'old', userId: 4 },
  ]
  const ask = (operator?: string, responsibleId?: number) =>
    chooseOperator({ operator, responsibleId, operators, defaultUserId: 7, people })
  it.each([
    ['1203', undefined, { userId: 3 }],
    ['old', undefined, { userId: 7, because: [{ code: 'center.operator-dismissed' }] }],
    ['9', undefined, { userId: 7, because: [{ code: 'center.operator-unknown' }] }],
    [undefined, undefined, { userId: 7 }],
    ['1203', 7, { userId: 7 }],
    [undefined, 4, { ok: false, because: [{ code: 'center.no-person' }] }],
  ])('for operator %s and person %s', (operator, person, answer) => expect(ask(operator, person)).toMatchObject(answer))
})

describe('a telephone call', () => {
  const told = {
    facts: { phone: '1' },
    ending: { code: '200' },
    record: { fileId: 'a' },
    bindings: [{ entityTypeId: 2, entityId: 9 }],
  }
  const nothing: CallState = {
    facts: null,
    ending: null,
    record: null,
    recorded: null,
    portalCallId: null,
    finished: false,
    bindings: [],
    bound: [],
  }

  it('is told to the portal in its order, whatever order its steps come in', () => {
    const parts = fc.shuffledSubarray(['facts', 'ending', 'record', 'bindings'] as const, { minLength: 4 })
    fc.assert(
      fc.property(parts, (order) => {
        let call = nothing
        const steps: string[] = []
        for (const part of order) {
          call = { ...call, [part]: told[part] }
          for (let next = callStep(call); next.step !== 'done' && next.step !== 'wait'; next = callStep(call)) {
            steps.push(next.step)
            if (next.step === 'register') call = { ...call, portalCallId: 'x' }
            if (next.step === 'finish') call = { ...call, finished: true }
            if (next.step === 'record') call = { ...call, recorded: call.record }
            if (next.step === 'bind') call = { ...call, bound: [...call.bound, next.to] }
          }
        }
        expect(steps.slice(0, 2)).toEqual(['register', 'finish'])
        expect(steps.slice(2).toSorted()).toEqual(['bind', 'record'])
      }),
    )
  })

  it('takes a later recording in place of the first', () => {
    const done = { ...nothing, ...told, portalCallId: 'x', finished: true, recorded: told.record, bound: told.bindings }
    expect(callStep(done)).toEqual({ step: 'done' })
    expect(callStep({ ...done, record: { fileId: 'b' } })).toEqual({ step: 'record' })
  })

  it.each([
    ['mp3', [0x49, 0x44, 0x33]],
    ['mp3', [0xff, 0xfb]],
    ['wav', Array.from(Buffer.from('RIFF0000WAVE'))],
    [null, []],
    [null, Array.from(Buffer.from('<html>'))],
  ])('has a recording of the kind %s', (kind, bytes) => expect(recordKind(Uint8Array.from(bytes))).toBe(kind))
})

it('«ООО "Ромашка"» and «Ромашка ООО» are one company, and come first', () => {
  expect(sameCompany('ООО "Ромашка"', 'Ромашка ООО')).toBe(true)
  const found = [
    { id: 1, title: 'Ромашка-Сервис' },
    { id: 2, title: 'Ромашка, ООО' },
  ]
  expect(byLikeness(found, 'ООО «Ромашка»').map(({ id }) => id)).toEqual([2, 1])
})

it('a cursor is taken back as it was given, and nothing else is', () => {
  fc.assert(fc.property(fc.integer({ min: 1 }), (id) => cursorId(cursorAfter(id)) === id))
  expect(['', '5', 'd', 'd-1', 'd0', 'dzzzzzzzzzzzz'].map(cursorId)).toEqual([null, null, null, null, null, null])
})
