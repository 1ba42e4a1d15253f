const types: Readonly<Record<string, number>> = { L: 1, D: 2, C: 3, CO: 4 }

/** A record of the CRM that a task is bound to. */
export interface CrmBinding {
  entityTypeId: number
  entityId: number
}

/** Reads `L_45`, `C_12`, `T406_7` (a smart process by its number in hex). Bitrix24 docs: api-reference/tasks/fields */
export function crmBinding(text: string): CrmBinding | null {
  const [, type = '', id = ''] = /^(L|D|C|CO|T[0-9a-f]+)_([1-9]\d{0,9})$/i.exec(text.trim()) ?? []
  if (type === '') return null
  const entityTypeId = types[type.toUpperCase()] ?? Number.parseInt(type.slice(1), 16)
  return { entityTypeId, entityId: Number(id) }
}

/** The same the other way round. */
export function bindingText({ entityTypeId, entityId }: CrmBinding): string {
  const known = Object.entries(types).find(([, type]) => type === entityTypeId)
  return `${known?.[0] ?? `T${entityTypeId.toString(16)}`}_${entityId}`
}
