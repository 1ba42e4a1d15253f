import { expect, test } from 'vitest'
import { camelUserField } from './uf-name.ts'

// Bitrix24 docs: api-reference/crm/universal/index, "Особенности имен полей".
test.each([
  ['UF_CRM_3_DIGIT', 'ufCrm3Digit'],
  ['UF_CRM_3_1747309727', 'ufCrm3_1747309727'],
  ['UF_CRM_3_DIGIT10', 'ufCrm_3_DIGIT10'],
  ['UF_CRM_3_DIGIT_10', 'ufCrm_3_DIGIT_10'],
  ['UF_CRM_1747309879', 'ufCrm_1747309879'],
  ['UF_CRM_LEAD_SUM', 'ufCrmLeadSum'],
  ['UF_CRM_64A29A1CD5CC2', 'ufCrm_64A29A1CD5CC2'],
])('%s is %s', (original, camel) => {
  expect(camelUserField(original)).toBe(camel)
})
