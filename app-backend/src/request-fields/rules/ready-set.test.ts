import { expect, it } from 'vitest'
import { fieldSet } from '../contract.ts'
import { isSliceField } from './slice-fields.ts'
import { readySet } from './ready-set.ts'

it('the ready set has more than 24 fields of at least 12 kinds and passes its own check', () => {
  expect(readySet.fields.length).toBeGreaterThanOrEqual(24)
  expect(new Set(readySet.fields.map(({ type }) => type)).size).toBeGreaterThanOrEqual(12)
  expect(fieldSet.parse(readySet)).toEqual(readySet)
})

it('the ready set takes no field of a slice, and its names fit into fifty letters of a smart process', () => {
  expect(readySet.fields.filter(({ code }) => isSliceField(code))).toEqual([])
  expect(Math.max(...readySet.fields.map(({ code }) => `UF_CRM_1234567_${code}`.length))).toBeLessThanOrEqual(50)
})
