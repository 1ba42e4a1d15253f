import type { AuditWords } from '@poryadok/app-backend/audit/contract'
import { createContext } from 'react'

const noWords: AuditWords = { fields: {}, families: {}, people: {}, records: {} }

/** Names behind the codes of what is shown, as the answer brought them. */
export const AuditWordsContext = createContext(noWords)

/** The names of several answers as one. */
export function allWords(answers: readonly AuditWords[]): AuditWords {
  const families = new Set(answers.flatMap(({ fields }) => Object.keys(fields)))
  return {
    fields: Object.fromEntries(
      [...families].map((family) => [family, Object.assign({}, ...answers.map(({ fields }) => fields[family]))]),
    ),
    families: Object.assign({}, ...answers.map((one) => one.families)),
    people: Object.assign({}, ...answers.map((one) => one.people)),
    records: Object.assign({}, ...answers.map((one) => one.records)),
  }
}
