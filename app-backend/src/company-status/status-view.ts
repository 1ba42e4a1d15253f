import { personOf, type Organisation } from '../portal/index.ts'
import { statusTones, type CompanyStatusView, type StatusPerson } from './contract.ts'
import type { Status } from './rules/status.ts'

export const statusView = ({ key, name, note, tone, isDefault, isProtected, archived }: Status): CompanyStatusView => ({
  key,
  name,
  note,
  isDefault,
  isProtected,
  archived,
  tone: statusTones.find((one) => one === tone) ?? 'grey',
})

export function personView(organisation: Organisation, id: number): StatusPerson {
  const person = personOf(organisation, id)
  return { id, name: person?.name ?? `№ ${id}`, active: person?.active === true }
}
