/**
 * Name of a user field in crm.item.* without useOriginalUfNames: `UF_CRM_LEAD_SUM` -> `ufCrmLeadSum`,
 * `UF_CRM_1747309727` -> `ufCrm_1747309727`, `UF_CRM_3_DIGIT` -> `ufCrm3Digit`. Bitrix24 docs: crm/universal/index.
 */
export function camelUserField(original: string): string {
  const parts = original.toLowerCase().split('_')
  const numericTail = parts.length > 2 && /^\d+$/.test(parts.at(-1) ?? '')
  return parts
    .map((part, index) => {
      if (index === 0) return part
      if (numericTail && index === parts.length - 1) return `_${part}`
      return part.charAt(0).toUpperCase() + part.slice(1)
    })
    .join('')
}
