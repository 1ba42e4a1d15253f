import { headerKey } from './field-synonyms.ts'
import type { OriginKey } from './origin-key.ts'

/** Columns that only Salesforce cases have together: as an export names them, or a report («Case Number», «Date/Time Opened»). */
const salesforceCase = [['casenumber'], ['subject'], ['status'], ['createddate', 'datetimeopened', 'openeddate']]
/** Comments and attachments name their case by its id (`ParentId`), so that it goes before the number that people see. */
const caseKeys = ['id', 'caseid', 'casenumber']

export interface RecognisedSource {
  recognised: 'salesforce-case' | null
  source: string
  originKey: OriginKey
}

const idNames = /^(id|ид|guid|uuid|номер|№|number|код|case ?number|ticket ?id|id запроса|номер запроса)$/i

/** What the columns say of the file's origin, and which of them names a record; the row's content when none does. */
export function recogniseSource(columns: readonly string[]): RecognisedSource {
  const keys = columns.map(headerKey)
  if (salesforceCase.every((names) => names.some((name) => keys.includes(name)))) {
    const column = keys.indexOf(caseKeys.find((name) => keys.includes(name)) ?? '')
    return { recognised: 'salesforce-case', source: 'salesforce', originKey: { kind: 'column', column } }
  }
  const column = columns.findIndex((one) => idNames.test(one.trim()))
  return { recognised: null, source: 'file', originKey: column >= 0 ? { kind: 'column', column } : { kind: 'content' } }
}
