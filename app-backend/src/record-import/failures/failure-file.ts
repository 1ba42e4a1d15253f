import type { Reason } from '../../kernel/reason.ts'
import type { Lang } from '../../platform/errors/error-sentence.ts'
import type { NewTable } from '../../platform/tables/write-table.ts'
import type { ImportRun } from '../import-run.ts'
import { causeIn } from './cause-words.ts'

const heads = {
  ru: ['Строка файла', 'Почему не загружена'],
  en: ['Row of the file', 'Why it was not imported'],
} as const

interface FailedRow {
  number: number
  cells: string[]
  because: Reason[]
}

/** Failed rows as a table: number of the row, why it failed, then its cells as the file had them. */
export const failureTable = (run: ImportRun, failed: AsyncIterable<FailedRow>, lang: Lang): NewTable => ({
  columns: [...heads[lang], ...run.columns],
  rows: rowsOf(run, failed, lang),
  zone: 'UTC',
  yesNo: ['Y', 'N'],
})

async function* rowsOf(run: ImportRun, failed: AsyncIterable<FailedRow>, lang: Lang) {
  for await (const { number, because, cells } of failed) {
    const words = because
      .map((one) => causeIn(lang, one))
      .map(({ title, detail }) => [title, detail].filter(Boolean).join(': '))
    yield [number, words.join('; '), ...run.columns.map((_, at) => cells[at] ?? '')]
  }
}
