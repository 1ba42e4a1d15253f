import { emailKey } from '../../kernel/email.ts'
import { phoneKey, samePhone } from '../../kernel/phone.ts'

/** A telephone number or an address as the portal keeps it. */
export interface Channel {
  typeId: 'PHONE' | 'EMAIL'
  valueType: string
  value: string
}

const sameChannel = (a: Channel, b: Channel): boolean => {
  if (a.typeId !== b.typeId) return false
  if (a.typeId === 'EMAIL') return (emailKey(a.value) ?? a.value) === (emailKey(b.value) ?? b.value)
  const [left, right] = [phoneKey(a.value), phoneKey(b.value)]
  return left !== null && right !== null ? samePhone(left, right) : a.value === b.value
}

/** Numbers and addresses that the record lacks, however they are written; those that it has always stay. */
export function newChannels(held: readonly Channel[], given: readonly Channel[]): Channel[] {
  const added: Channel[] = []
  for (const one of given) if (![...held, ...added].some((known) => sameChannel(known, one))) added.push(one)
  return added
}
