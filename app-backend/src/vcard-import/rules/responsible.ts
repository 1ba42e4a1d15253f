import { reason, type Reason } from '../../kernel/reason.ts'

export interface ResponsibleFacts {
  /** Lower case. */
  sender: string
  people: readonly { id: number; name: string; active: boolean; email: string | null }[]
  /** `other@home.example = work@firm.example`: further addresses of employees. */
  aliases: readonly string[]
  /** Of the mailbox; 0 = letters of nobody's are ignored. */
  defaultUserId: number
}

export type Responsible =
  | { kind: 'person'; userId: number; because: Reason }
  | { kind: 'ignored'; because: Reason }
  /** The mailbox names somebody who works here no more. */
  | { kind: 'gone'; because: Reason }

/** Whose are the contacts of a letter? The employee's who sent it, whichever of their addresses it was; else the mailbox's default. */
export function responsibleOf({ sender, people, aliases, defaultUserId }: ResponsibleFacts): Responsible {
  const own = aliases
    .map((line) => line.split('=').map((one) => one.trim().toLowerCase()))
    .find(([from]) => from === sender)
  const address = own?.[1] || sender
  const matching = people.filter((one) => one.active && one.email?.trim().toLowerCase() === address)
  const [person, another] = matching
  if (person && !another)
    return {
      kind: 'person',
      userId: person.id,
      because: reason('cards.by-sender', { name: person.name, address: sender }),
    }
  if (defaultUserId === 0) return { kind: 'ignored', because: reason('cards.sender-unknown', { address: sender }) }
  const fallback = people.find(({ id }) => id === defaultUserId)
  if (!fallback?.active) return { kind: 'gone', because: reason('cards.default-gone', { userId: defaultUserId }) }
  return {
    kind: 'person',
    userId: fallback.id,
    because: reason('cards.by-default', { name: fallback.name, address: sender }),
  }
}
