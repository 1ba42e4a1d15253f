interface Contact {
  companyId: number | null
  companyIds: readonly number[]
}

/** As much of a contact's change as names its companies. */
interface ContactChange {
  kind: 'added' | 'changed' | 'deleted'
  fields: readonly string[]
  before: Contact | null
  after: Contact | null
}

/** Companies whose list of contacts a contact's change touches; 'any': nobody knows where it was before. */
export function companiesOf({ kind, fields, before, after }: ContactChange): readonly number[] | 'any' {
  if (kind !== 'added' && !before) return 'any'
  if (kind === 'changed' && !fields.includes('companyId') && !fields.includes('companyIds')) return []
  const ids = [before, after].flatMap((one) => (one ? [one.companyId, ...one.companyIds] : []))
  return Array.from(new Set(ids)).filter((id) => id !== null)
}
