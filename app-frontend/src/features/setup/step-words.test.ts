import { i18n } from '@lingui/core'
import type { SetupStep } from '@poryadok/app-backend/portal/contract'
import { beforeEach, expect, test } from 'vitest'
import { speak } from '../../testing/render-screen.tsx'
import { knownDetails, stepWords } from './step-words.ts'

/** Codes that the backend gives today. */
const codes = [
  'app.ok',
  'app.not-finished',
  'app.unpaid',
  'owner.ok',
  'owner.not-admin',
  'scopes.partly',
  'placements.stale',
  'events.stale',
  'extensions.none',
  'extensions.ok',
  'extensions.todo',
  'extensions.stale',
  'scopes.ok',
  'scopes.missing',
  'crm-mode.classic',
  'crm-mode.simple',
  'crm-mode.not-needed',
  'entity.ok',
  'entity.missing',
  'fields.ok',
  'fields.todo',
  'placements.ok',
  'placements.todo',
  'events.ok',
  'events.todo',
  'mailbox.ok',
  'mailbox.todo',
]
const say = (code: string, params: SetupStep['detail']['params'] = {}): string =>
  stepWords(i18n, { id: 'fields', state: 'ok', detail: { code, params } })

beforeEach(() => speak('ru'))

test('every finding of the backend has a sentence', () => {
  expect(codes.filter((code) => !knownDetails.includes(code))).toEqual([])
})

test.each([
  [1, '1 поле на месте.'],
  [3, '3 поля на месте.'],
  [12, '12 полей на месте.'],
])('%i fields in place are «%s»', (count, words) => {
  expect(say('fields.ok', { count })).toBe(words)
})

test('a finding of a newer backend is neutral', () => {
  expect(say('quota.low')).toBe('Подробности этого шага здесь ещё не описаны.')
})

test('in English the sentence names the missing permissions', () => {
  speak('en')
  expect(say('scopes.missing', { scopes: 'disk, crm' })).toBe(
    "Missing permissions: disk, crm. Open the app's settings in the portal, add them and check again.",
  )
})
