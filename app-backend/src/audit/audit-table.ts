import type { Lang } from '../platform/errors/error-sentence.ts'
import { formatDate, formatDateTime } from '../platform/time/format-time.ts'
import type { Cell, NewTable } from '../platform/tables/write-table.ts'
import { inPortal } from '@poryadok/prisma/scope'
import type { auditPages, AuditRow } from './audit-store.ts'
import type { AuditFilter, AuditWords } from './contract.ts'
import { actorName, codedLine, fieldsOf } from './read-audit.ts'
import { readWords, type Reader, type WordDeps } from './read-words.ts'
import { actionTitles } from './rules/action-titles.ts'
import { anyRecord, recordTitles } from './rules/record-titles.ts'
import { ruleTitles } from './rules/rule-titles.ts'
import { valueText, type ValueWords } from './rules/value-text.ts'

const heads: Record<Lang, string[]> = {
  ru: ['Номер', 'Когда', 'Кто', 'Действие', 'Вид записи', 'Номер записи', 'Запись', 'Поле', 'Было', 'Стало', 'Работа'],
  en: ['Number', 'When', 'Who', 'Action', 'Kind of record', 'Id', 'Record', 'Field', 'Before', 'After', 'Run'],
}
const yesNo: Record<Lang, readonly [string, string]> = { ru: ['да', 'нет'], en: ['yes', 'no'] }
const product: Record<Lang, string> = { ru: 'Сам «Порядок»', en: 'Poryadok itself' }
const sheets: Record<Lang, string> = { ru: 'Журнал действий', en: 'Audit journal' }

export interface AuditTableDeps extends WordDeps {
  pages: typeof auditPages
  prisma: Parameters<typeof auditPages>[0]
}

/** The trail as a table, a row for each changed field: read page by page, so that memory does not grow with the trail. */
export function auditTable(deps: AuditTableDeps, reader: Reader, filter: AuditFilter, zone: string): NewTable {
  const { lang } = reader
  return {
    columns: heads[lang],
    rows: rowsOf(deps, reader, filter, zone),
    zone,
    yesNo: yesNo[lang],
    sheet: sheets[lang],
  }
}

async function* rowsOf(
  { pages, prisma, ...deps }: AuditTableDeps,
  reader: Reader,
  filter: AuditFilter,
  zone: string,
): AsyncGenerator<Cell[], void, undefined> {
  const { portalId } = reader.viewer
  for await (const page of pages(prisma, portalId, filter)) {
    const words = await inPortal(portalId, () => readWords(deps, reader, page.map(codedLine)))
    for (const row of page) yield* cellsOf(row, reader, words, zone)
  }
}

function cellsOf(row: AuditRow, reader: Reader, words: AuditWords, zone: string): Cell[][] {
  const { lang } = reader
  const { family, before, after } = fieldsOf(row)
  const { entityTypeId: type, entityId: id } = row
  const record = type === null || id === null ? undefined : words.records[`${type}.${id}`]
  const kind = type === null ? words.families[family] : (recordTitles[type] ?? anyRecord)[lang]
  const start = [row.id, row.at, actorOf(row, reader), actionTitles[row.action]?.[lang] ?? row.action]
  const place = [kind ?? null, id, record ?? null]
  const read = valueWords(lang, words, zone)
  const facts = words.fields[family] ?? {}
  const fields = Array.from(new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})]))
  const changes = fields.map((field) => {
    const sides = [before, after].map((side) => valueText(side?.[field], facts[field], read))
    return [facts[field]?.title ?? field, ...sides]
  })
  return (changes.length > 0 ? changes : [[null, null, null]]).map((one) => [...start, ...place, ...one, row.causeId])
}

function actorOf(row: AuditRow, { lang, people }: Reader): string {
  if (row.actorKind === 'system') return product[lang]
  return row.actorKind === 'rule' ? (ruleTitles[row.actorId]?.[lang] ?? row.actorId) : actorName(row, people)
}

function valueWords(lang: Lang, { people, records }: AuditWords, zone: string): ValueWords {
  const [yes, no] = yesNo[lang]
  const reader = { lang, zone }
  return {
    yes,
    no,
    none: '',
    moment: (iso) => formatDateTime(new Date(iso), reader),
    day: (iso) => formatDate(new Date(iso.slice(0, 10)), { lang, zone: 'UTC' }),
    person: (id) => people[String(id)],
    record: (key) => records[key],
  }
}
