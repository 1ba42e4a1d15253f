import { pick } from './pick-dialog.ts'
import { say } from './say.ts'
import { param } from './wire.ts'

/** One found record as `selectCRM` answers it; `id` carries the type's prefix (`C_12`). */
export interface CrmRecord {
  id: string
  type: string
  place: string
  title: string
  desc: string
  url: string
}

/** PHP sends the records of a type as a map numbered from 0. */
type CrmAnswer = Record<string, Record<string, CrmRecord>>

/** Opens the search over CRM records; null means that the dialog was closed. */
export async function pickCrm(params: unknown): Promise<CrmAnswer | null> {
  const wanted = param(params, 'entityType')
  const types = Array.isArray(wanted) ? wanted.map(String) : []
  const many = param(params, 'multiple') === true
  const found = new Map<string, CrmRecord>()
  const chosen = await pick({
    title: say('Выбор из CRM', 'Choose from CRM'),
    many,
    picked: many ? pickedKeys(param(params, 'value')) : [],
    find: async (text) => {
      const query = new URLSearchParams({ types: types.join(','), q: text })
      const response = await fetch(`/_frame/crm?${query.toString()}`)
      const records = (await response.json()) as CrmRecord[]
      for (const record of records) found.set(record.id, record)
      return records.map((record) => ({
        key: record.id,
        title: record.title,
        note: record.desc,
        ...(types.length > 1 ? { group: kindTitle(record.type) } : {}),
      }))
    },
  })
  if (chosen.length === 0) return null
  const answer: CrmAnswer = {}
  for (const { key } of chosen) {
    const record = found.get(key)
    if (record === undefined) continue
    const bucket = (answer[record.type] ??= {})
    bucket[String(Object.keys(bucket).length)] = record
  }
  return answer
}

/**
 * `value` is a list of ids (`["C_1"]`) or a map of lists by type (`{contact: [1]}`); it is obeyed only when several
 * records may be chosen. Bitrix24 docs: sdk/bx24-js-sdk/system-dialogues/bx24-select-crm.
 */
function pickedKeys(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([type, ids]) =>
    (Array.isArray(ids) ? ids : []).map((id) =>
      /^\d+$/.test(String(id)) ? `${PREFIX[type]}_${String(id)}` : String(id),
    ),
  )
}

function kindTitle(type: string): string {
  const [russian, english] = KINDS[type] ?? [type, type]
  return say(russian, english)
}

const KINDS: Readonly<Record<string, readonly [russian: string, english: string]>> = {
  lead: ['Лиды', 'Leads'],
  contact: ['Контакты', 'Contacts'],
  company: ['Компании', 'Companies'],
  deal: ['Сделки', 'Deals'],
  quote: ['Предложения', 'Quotes'],
}

const PREFIX: Readonly<Record<string, string>> = { lead: 'L', contact: 'C', company: 'CO', deal: 'D', quote: 'Q' }
