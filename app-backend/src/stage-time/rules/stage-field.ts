/** What a field's name may hold. Bitrix24 docs: api-reference/crm/leads/userfield/crm-lead-userfield-add */
const foreign = /[^A-Z0-9_]/g

/** Four letters that tell apart stages whose ids differ only in what a name can't hold. */
function markOf(text: string): string {
  let mark = 7
  for (const letter of text) mark = (mark * 31 + (letter.codePointAt(0) ?? 0)) % 1_679_616
  return mark.toString(36).toUpperCase().padStart(4, '0')
}

/**
 * Name of the field that holds the time in a stage: of a lead `UF_CRM_PRD_T_<stage>`, of a smart process with the id of its type.
 * At most 50 letters, which the longest id of a stage (21) leaves room for.
 */
export function stageField(typeId: number | null, stageId: string): string {
  const prefix = typeId === null ? 'UF_CRM_' : `UF_CRM_${typeId}_`
  const plain = stageId.toUpperCase().replaceAll(foreign, '_')
  return `${prefix}PRD_T_${plain === stageId ? plain : `${plain}_${markOf(stageId)}`}`
}
