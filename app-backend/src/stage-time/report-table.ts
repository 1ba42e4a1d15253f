import type { Lang } from '../platform/errors/error-sentence.ts'
import type { Cell, NewTable } from '../platform/tables/write-table.ts'
import type { Report, ReportDimension, ReportRow } from './contract.ts'
import { withoutNames } from './read-report.ts'

const words = {
  ru: {
    dimension: { category: 'Категория', group: 'Группа', person: 'Ответственный' },
    counts: ['Открыто', 'Просрочено', 'Закрыто за период', 'Закрыто с опозданием'],
    stage: (name: string) => [`${name}: пребываний`, `${name}: медиана, ч`, `${name}: p85, ч`],
    total: 'Всего',
    sheet: 'Отчёт',
    yesNo: ['да', 'нет'],
  },
  en: {
    dimension: { category: 'Category', group: 'Group', person: 'Responsible' },
    counts: ['Open', 'Overdue', 'Closed in the period', 'Closed late'],
    stage: (name: string) => [`${name}: stays`, `${name}: median, h`, `${name}: p85, h`],
    total: 'Total',
    sheet: 'Report',
    yesNo: ['yes', 'no'],
  },
} as const satisfies Record<Lang, unknown>

const hours = (ms: number) => Math.round(ms / 36_000) / 100

/** The report as a table: a row for each category, group or person, the sum last. */
export function reportTable(report: Report, by: ReportDimension, lang: Lang, zone: string): NewTable {
  const { dimension, counts, stage, total, sheet, yesNo } = words[lang]
  const cells = (row: ReportRow, name: string): Cell[] => [
    name,
    row.counts.open,
    row.counts.overdue,
    row.counts.closed,
    row.counts.breached,
    ...report.stages.flatMap(({ id }): Cell[] => {
      const one = row.stages.find(({ stageId }) => stageId === id)
      return one ? [one.count, hours(one.medianMs), hours(one.p85Ms)] : [null, null, null]
    }),
  ]
  return {
    columns: [dimension[by], ...counts, ...report.stages.flatMap(({ name }) => stage(name))],
    rows: [...report.rows.map((row) => cells(row, row.name || withoutNames[by][lang])), cells(report.total, total)],
    zone,
    yesNo: [yesNo[0], yesNo[1]],
    sheet,
  }
}
