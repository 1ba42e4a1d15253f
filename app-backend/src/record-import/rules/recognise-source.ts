import type { OriginKey } from './origin-key.ts'

/** Columns that only an export of Salesforce cases has together. */
const salesforceCase = ['CaseNumber', 'Subject', 'Status', 'CreatedDate']

export interface RecognisedSource {
  recognised: 'salesforce-case' | null
  source: string
  originKey: OriginKey
}

const idNames = /^(id|ид|guid|uuid|номер|№|number|код|case ?number|ticket ?id|id запроса|номер запроса)$/i

/** What the columns say of the file's origin, and which of them names a record; the row's content when none does. */
export function recogniseSource(columns: readonly string[]): RecognisedSource {
  const at = (name: string) => columns.findIndex((one) => one.toLowerCase() === name.toLowerCase())
  if (salesforceCase.every((name) => at(name) >= 0)) {
    const column = at('Id') >= 0 ? at('Id') : at('CaseNumber')
    return { recognised: 'salesforce-case', source: 'salesforce', originKey: { kind: 'column', column } }
  }
  const column = columns.findIndex((one) => idNames.test(one.trim()))
  return { recognised: null, source: 'file', originKey: column >= 0 ? { kind: 'column', column } : { kind: 'content' } }
}
