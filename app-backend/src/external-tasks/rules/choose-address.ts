import { reason, type Reason } from '../../kernel/reason.ts'

export interface AddressFacts {
  /** Of the contact, in its order. */
  addresses: readonly string[]
  /** What a person chose, null = nothing yet. */
  chosen: string | null
  /** Mailboxes of ours: a letter to one of them would come back as a request. */
  own: readonly string[]
  name: string
}

export interface AddressAnswer {
  /** Lower case; null: nobody can be written to yet. */
  address: string | null
  /** What there is to choose from. */
  choices: string[]
  because: Reason
}

/** Where does the letter to the performer go? */
export function chooseAddress({ addresses, chosen, own, name }: AddressFacts): AddressAnswer {
  const known = [...new Set(addresses.map((one) => one.trim().toLowerCase()).filter((one) => one.includes('@')))]
  const choices = known.filter((one) => !own.includes(one))
  const [first] = choices
  if (first === undefined) {
    const code = known.length > 0 ? 'external.own-address' : 'external.no-address'
    return { address: null, choices, because: reason(code, { name }) }
  }
  const wanted = chosen?.toLowerCase() ?? null
  if (wanted !== null && choices.includes(wanted))
    return { address: wanted, choices, because: reason('external.chosen-address', { address: wanted }) }
  return choices.length === 1
    ? { address: first, choices, because: reason('external.only-address', { address: first }) }
    : { address: null, choices, because: reason('external.several-addresses', { name, count: choices.length }) }
}
