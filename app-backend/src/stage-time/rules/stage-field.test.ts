import { expect, it } from 'vitest'
import { stageField } from './stage-field.ts'

it('names the field of a lead by its stage, and that of a smart process also by its type', () => {
  expect(stageField(null, 'IN_PROCESS')).toBe('UF_CRM_PRD_T_IN_PROCESS')
  expect(stageField(12, 'NEW')).toBe('UF_CRM_12_PRD_T_NEW')
})

it('keeps apart stages that differ only in what a name cannot hold', () => {
  const names = ['DT128_10:NEW', 'DT128_10-NEW', 'DT128_10_NEW', 'dt128_10_new'].map((id) => stageField(12, id))
  expect(new Set(names).size).toBe(4)
  for (const name of names) expect(name).toMatch(/^[A-Z0-9_]{1,50}$/)
})

it('fits into fifty letters for the longest stage of the largest type', () => {
  expect(stageField(999_999, 'A:345678901234567890z').length).toBeLessThanOrEqual(50)
})
