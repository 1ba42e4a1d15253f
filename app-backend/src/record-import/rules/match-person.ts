import type { Checked } from '../../kernel/checked.ts'
import { emailKey } from '../../kernel/email.ts'
import { reason, type Reason } from '../../kernel/reason.ts'
import { folded } from './folded.ts'
import type { Transform } from './mapping.ts'

/** An employee of the portal. */
export interface ImportPerson {
  id: number
  /** First name, then last name, as the portal shows people. */
  name: string
  email: string | null
  active: boolean
}

export interface PersonIndex {
  byId: ReadonlyMap<number, ImportPerson>
  byText: ReadonlyMap<string, readonly ImportPerson[]>
}

export interface MatchedPerson {
  /** null: the field stays empty. */
  id: number | null
  /** Nobody of that name is taken: a person decided who stands for them. */
  instead: boolean
  /** Whoever stands for all others stands for the person of the file. */
  note: Reason | null
}

const nothing = { id: null, instead: true, note: null }

/** Everybody by address and by the ways a name is written: «Анна Смирнова», «Смирнова Анна», «Смирнова А.», «А. Смирнова». */
export function personIndex(people: readonly ImportPerson[]): PersonIndex {
  const byText = new Map<string, ImportPerson[]>()
  const add = (text: string, person: ImportPerson) => {
    const same = byText.get(text) ?? []
    if (!same.includes(person)) byText.set(text, [...same, person])
  }
  for (const person of people) {
    if (person.email !== null) add(emailKey(person.email) ?? folded(person.email), person)
    for (const text of spellingsOf(person.name)) add(text, person)
  }
  return { byId: new Map(people.map((person) => [person.id, person])), byText }
}

function spellingsOf(name: string): string[] {
  const [first = '', ...rest] = nameKey(name).split(' ')
  const last = rest.at(-1)
  if (last === undefined) return [first]
  return [`${first} ${last}`, `${last} ${first}`, `${last} ${first.slice(0, 1)}`, `${first.slice(0, 1)} ${last}`]
}

/** Dots are spaces, and a second name or its letter at the end says nothing. */
const nameKey = (text: string): string => folded(text.replaceAll(/[.,]/g, ' '))

/**
 * Who a text means: the pair that a person made, an id, an address, a name. Whoever left, and whoever nobody knows, is the person that stands
 * for all others, where one does.
 */
export function matchPerson(text: string, { byId, byText }: PersonIndex, transform: Transform): Checked<MatchedPerson> {
  const paired = transform.values?.[folded(text)]
  if (paired !== undefined)
    return { ok: true, value: paired === '' ? nothing : { id: Number(paired), instead: true, note: null } }
  const found = /^\d+$/.test(text.trim()) ? known(byId.get(Number(text))) : named(text, byText)
  const present = found.filter(({ active }) => active)
  const [one] = present
  if (one && present.length === 1) return { ok: true, value: { id: one.id, instead: false, note: null } }
  const name = { text: text.slice(0, 80) }
  if (present.length > 1) return { ok: false, why: reason('import.person-several', name) }
  const code = found.length > 0 ? 'import.person-left' : 'import.person-unknown'
  if (transform.otherwise === undefined) return { ok: false, why: reason(code, name) }
  const id = transform.otherwise === '' ? null : Number(transform.otherwise)
  return { ok: true, value: { id, instead: true, note: reason(`${code}-replaced`, name) } }
}

const known = (person: ImportPerson | undefined) => (person ? [person] : [])

function named(text: string, byText: PersonIndex['byText']): readonly ImportPerson[] {
  const email = emailKey(text)
  if (email !== null) return byText.get(email) ?? []
  const words = nameKey(text).split(' ')
  // «Смирнова Анна Павловна», «Смирнова А. П.»: the third word narrows nothing down that the portal tells of.
  return (
    byText.get(words.slice(0, 2).join(' ')) ??
    (words.length > 2 ? byText.get(`${words[0]} ${words[2]}`) : undefined) ??
    []
  )
}
