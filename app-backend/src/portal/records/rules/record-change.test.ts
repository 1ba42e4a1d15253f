import { describe, expect, it } from 'vitest'
import { recordChange, type Look } from './record-change.ts'
import type { KnownRecord, RecordState } from './record-state.ts'
import { isStale } from './stale-read.ts'

const noon = new Date('2026-11-20T12:00:00Z')
const minutes = (count: number) => new Date(noon.getTime() + count * 60_000)

const aState = (changes: Partial<RecordState> = {}): RecordState => ({
  entityTypeId: 1,
  id: 7,
  title: 'Т',
  assignedById: 1,
  stageId: 'NEW',
  categoryId: null,
  companyId: null,
  companyIds: [],
  contactIds: [3],
  watched: {},
  updatedBy: 5,
  createdTime: noon,
  updatedTime: noon,
  ...changes,
})
const known = (changes: Partial<RecordState> = {}, more: Partial<KnownRecord> = {}): KnownRecord => ({
  state: aState(changes),
  deleted: false,
  seenAt: noon,
  ...more,
})
const look = (changes: Partial<Look>) =>
  recordChange({
    entityTypeId: 1,
    id: 7,
    known: null,
    present: null,
    watchedSince: minutes(-1),
    meetSilently: false,
    ...changes,
  })

describe('what a look tells', () => {
  it.each([
    ['nothing when nothing differs', { known: known(), present: aState() }, null],
    ['nothing of times alone', { known: known(), present: aState({ updatedTime: minutes(5), updatedBy: 9 }) }, null],
    ['an unknown young record as added', { present: aState() }, { kind: 'added', before: null }],
    [
      'an unknown old record as changed',
      { present: aState(), watchedSince: minutes(1) },
      { kind: 'changed', before: null },
    ],
    [
      'nothing of an old record in the first pass',
      { present: aState(), watchedSince: minutes(1), meetSilently: true },
      null,
    ],
    ['a young one in the first pass as added', { present: aState(), meetSilently: true }, { kind: 'added' }],
    ['a missing record as deleted, with what it was', { known: known() }, { kind: 'deleted', before: aState() }],
    ['a missing record that nobody knew as deleted', {}, { kind: 'deleted', before: null }],
    ['nothing of one that is known to be gone', { known: known({}, { deleted: true }) }, null],
    [
      'one that came back as added',
      { known: known({}, { deleted: true }), present: aState() },
      { kind: 'added', before: null },
    ],
  ] as const)('is %s', (_, given, expected) => {
    const change = look(given)
    expect({ change }).toMatchObject({ change: expected })
  })

  it.each([
    [{ assignedById: 12 }, ['assignedById']],
    [{ stageId: 'WON', categoryId: 2 }, ['stageId', 'categoryId']],
    [{ companyId: 4, companyIds: [4] }, ['companyId', 'companyIds']],
    [{ contactIds: [] }, ['contactIds']],
    [{ title: null }, ['title']],
  ] as const)('names the fields of %j', (changes, fields) => {
    expect(look({ known: known(), present: aState(changes) })?.fields).toEqual(fields)
  })

  it('compares watched fields by value, and of those that no look has named yet nothing that lay there before', () => {
    const before = known({ watched: { a: { x: 1, y: [1] } } })
    expect(look({ known: before, present: aState({ watched: { a: { y: [1], x: 1 }, b: 2 } }) })).toBeNull()
    expect(look({ known: before, present: aState({ watched: { a: { y: [2], x: 1 } } }) })?.fields).toEqual(['a'])
  })

  it.each([
    ['tells of a value that came with a change', 'Y', ['field']],
    ['is silent of an empty text', '', undefined],
    ['is silent of an unset flag', 'N', undefined],
    ['is silent of an empty list', [], undefined],
    ['is silent of nothing', null, undefined],
  ] as const)('of a field that the portal got after the last look %s', (_, field, fields) => {
    const present = aState({ watched: { field }, updatedTime: minutes(1) })
    expect(look({ known: known(), present })?.fields).toEqual(fields)
  })
})

describe('a read', () => {
  it.each([
    ['of an unknown record is never stale', null, aState(), minutes(-9), false],
    ['that began after the kept one is not stale', known(), aState(), minutes(1), false],
    ['that began before it is stale', known(), aState(), minutes(-1), true],
    ['that began before it and found nothing is stale', known(), null, minutes(-1), true],
    [
      'that began before it but saw a later state is not stale',
      known(),
      aState({ updatedTime: minutes(1) }),
      minutes(-1),
      false,
    ],
  ] as const)('%s', (_, before, present, readAt, expected) => {
    expect(isStale(before, present, readAt)).toBe(expected)
  })
})
