/**
 * Name of a user field in crm.item.* without useOriginalUfNames. Where nothing but letters, or nothing but digits, follows
 * the number of the type, words are put together: `UF_CRM_LEAD_SUM` -> `ufCrmLeadSum`, `UF_CRM_3_1747309727` ->
 * `ufCrm3_1747309727`. Where they are mixed, only the beginning changes: `UF_CRM_3_DIGIT10` -> `ufCrm_3_DIGIT10`.
 * Bitrix24 docs: crm/universal/index.
 */
export function camelUserField(original: string): string {
  const rest = original.replace(/^UF_CRM_/, '')
  const [, number = '', tail = rest] = /^(\d+)_(.+)$/.exec(rest) ?? []
  if (/^[\d_]+$/.test(tail)) return `ufCrm${number}_${tail}`
  if (!/^[A-Z_]+$/.test(tail)) return `ufCrm_${rest}`
  const words = tail.toLowerCase().split('_')
  return `ufCrm${number}${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`
}
