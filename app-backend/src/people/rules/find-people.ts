interface Findable {
  id: number
  name: string
  position: string | null
  active: boolean
}

const plain = (text: string) => text.toLocaleLowerCase('ru').replaceAll('ё', 'е')
const wordsOf = (text: string) =>
  plain(text)
    .split(/[\s.,«»"()-]+/)
    .filter(Boolean)

/**
 * People whose name or position has a word beginning with each word of the query, in any order, е and ё alike.
 * By name; without a query everybody.
 */
export function findPeople<Person extends Findable>(
  people: readonly Person[],
  query: string,
  dismissed: boolean,
): Person[] {
  const asked = wordsOf(query)
  const matches = (person: Person) => {
    const own = wordsOf(`${person.name} ${person.position ?? ''}`)
    return asked.every((word) => own.some((one) => one.startsWith(word)))
  }
  return people
    .filter((person) => (dismissed || person.active) && matches(person))
    .sort((a, b) => a.name.localeCompare(b.name, 'ru') || a.id - b.id)
}
