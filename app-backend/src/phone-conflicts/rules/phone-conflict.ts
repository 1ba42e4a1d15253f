import { reason, type Reason } from '../../kernel/reason.ts'

/** A record of the CRM that has the number. */
export interface PhoneOwner {
  entityTypeId: number
  id: number
  responsibleId: number | null
  /** Of a contact: the companies it works for. */
  companyIds: readonly number[]
}

/**
 * What stands against what, the one that hurts most first: companies of different people; a company and somebody else's contact who
 * does not work there; contacts; a company and a contact of its own; a client and an open lead; open leads alone.
 */
export const conflictKinds = ['companies', 'strangers', 'contacts', 'own-contact', 'client-and-lead', 'leads'] as const
export type ConflictKind = (typeof conflictKinds)[number]

export interface PhoneConflict<O extends PhoneOwner = PhoneOwner> {
  phone: string
  kind: ConflictKind
  /** Records with the number, the one that should keep it first. */
  owners: O[]
  /** Different responsibles. */
  people: number
  because: Reason[]
}

const [leadType, contactType, companyType] = [1, 3, 4]
/** Who keeps the number: a company before a contact before a lead, the oldest of several. */
const keeping = [companyType, contactType, leadType]

/** The conflict over a number; null: one person answers for everything that has it. */
export function conflictOf<O extends PhoneOwner>(phone: string, owners: readonly O[]): PhoneConflict<O> | null {
  const kind = kindOf(owners)
  if (kind === null) return null
  const sorted = owners.toSorted((a, b) => rank(a) - rank(b) || a.id - b.id)
  const people = peopleOf(owners)
  const because = [
    reason(`phone-conflict.${kind}`, { records: owners.length, people }),
    reason(`phone-conflict.mend-${kind}`),
  ]
  return { phone, kind, owners: sorted, people, because }
}

/** Which conflict to mend first: the kind that hurts most, then the most people, then the most records. */
export const mendingOrder = (a: PhoneConflict, b: PhoneConflict): number =>
  conflictKinds.indexOf(a.kind) - conflictKinds.indexOf(b.kind) ||
  b.people - a.people ||
  b.owners.length - a.owners.length ||
  (a.phone < b.phone ? -1 : 1)

const rank = ({ entityTypeId }: PhoneOwner): number => keeping.indexOf(entityTypeId)
const peopleOf = (owners: readonly PhoneOwner[]): number =>
  new Set(owners.flatMap(({ responsibleId }) => responsibleId ?? [])).size
const differ = (...owners: readonly PhoneOwner[]): boolean => peopleOf(owners) > 1

function kindOf(owners: readonly PhoneOwner[]): ConflictKind | null {
  if (!differ(...owners)) return null
  const of = (type: number) => owners.filter(({ entityTypeId }) => entityTypeId === type)
  const [companies, contacts, leads] = [of(companyType), of(contactType), of(leadType)]
  if (differ(...companies)) return 'companies'
  const pairs = companies.flatMap((company) => contacts.map((contact) => [company, contact] as const))
  const against = pairs.filter((pair) => differ(...pair))
  if (against.some(([company, contact]) => !contact.companyIds.includes(company.id))) return 'strangers'
  if (differ(...contacts)) return 'contacts'
  if (against.length > 0) return 'own-contact'
  return differ(...leads) && companies.length + contacts.length === 0 ? 'leads' : 'client-and-lead'
}
