/** Types of the CRM by their numbers. Bitrix24 docs: api-reference/crm/data-types#object_type */
const [lead, deal, contact, company] = [1, 2, 3, 4]
const firstProcess = 128

/**
 * How the records to bind to are found: by a field of the source that holds their ids, or as the records of the target type
 * whose field names the source.
 */
export type Link =
  | { at: 'source'; field: string }
  | { at: 'target'; field: string; only?: Readonly<Record<string, string>> }

/** Types whose timelines can be joined: leads, deals, contacts, companies and smart processes. */
export const isJoinable = (type: number): boolean =>
  [lead, deal, contact, company].includes(type) || type >= firstProcess

/** The link from one type to another; null for one type with itself, or a type that has no timeline of ours. */
export function linkBetween(source: number, target: number): Link | null {
  if (source === target || !isJoinable(source) || !isJoinable(target)) return null
  if (target === company) return { at: 'source', field: source === contact ? 'companyIds' : 'companyId' }
  if (target === contact) return { at: 'source', field: 'contactIds' }
  if (source === lead) return { at: 'target', field: target === deal ? 'leadId' : `parentId${lead}` }
  if (target === lead && source === deal) return { at: 'source', field: 'leadId' }
  if (source === contact || source === company) {
    const field = source === contact ? 'contactId' : 'companyId'
    // A person has had many deals: what happens now belongs to those that are open.
    return { at: 'target', field, ...(target === deal ? { only: { closed: 'N' } } : {}) }
  }
  return { at: 'target', field: `parentId${source}` }
}
