/** What an event of the portal is about. */
export type EventKind =
  | { kind: 'record'; entityTypeId: number; change: 'added' | 'changed' | 'deleted' }
  | { kind: 'uninstalled' }
  | { kind: 'app' }
  | { kind: 'other' }

const types: Record<string, number> = { LEAD: 1, DEAL: 2, CONTACT: 3, COMPANY: 4 }
const changes = { ADD: 'added', UPDATE: 'changed', DELETE: 'deleted' } as const

/**
 * Reads an event's name. Smart processes share one family of names and say their type in the data.
 * Bitrix24 docs: api-reference/crm/universal/events
 */
export function eventKind(name: string, entityTypeId: number | null): EventKind {
  if (name === 'ONAPPUNINSTALL') return { kind: 'uninstalled' }
  if (name === 'ONAPPINSTALL' || name === 'ONAPPUPDATE') return { kind: 'app' }
  const [, subject = '', change = ''] =
    /^ONCRM(LEAD|DEAL|CONTACT|COMPANY|DYNAMICITEM)(ADD|UPDATE|DELETE)(?:_\d+)?$/.exec(name) ?? []
  if (!subject) return { kind: 'other' }
  const type = subject === 'DYNAMICITEM' ? entityTypeId : (types[subject] ?? null)
  return type === null
    ? { kind: 'other' }
    : { kind: 'record', entityTypeId: type, change: changes[change as keyof typeof changes] }
}
