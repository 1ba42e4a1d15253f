import { expect, it } from 'vitest'
import { isKeptByProduct } from './slice-fields.ts'

it.each([
  ['UF_CRM_PRD_T_NEW', true],
  ['UF_CRM_7_PRD_PRODUCTS', true],
  ['UF_CRM_PRD_RESOLVE_BY', false],
  ['UF_CRM_PRD_SERIAL', false],
  ['stageId', false],
])('%s is kept by the product alone: %s', (name, kept) => expect(isKeptByProduct(name)).toBe(kept))
