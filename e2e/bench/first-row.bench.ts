import { measureFirstRow, type Beside } from './first-row.ts'
import { machine } from './machine.ts'
import type { Summary } from './summary.ts'
import { textTable } from './text-table.ts'

const before = machine()
const { rounds, rows, browser, cold, warm } = await measureFirstRow({ rounds: 9 })

const ms = (value: number): string => value.toFixed(0)
const line = (name: string, { median, min, max }: Summary, ratio = ''): string[] => [
  name,
  ms(median),
  ms(min),
  ms(max),
  ratio,
]
const lines = (state: string, { product, floor, ratio }: Beside): string[][] => [
  line(`${state}, «Запросы» tab`, product, ratio.toFixed(2)),
  line(`${state}, grid library alone`, floor),
]

process.stdout.write(
  `First row of a contact's tab, ms from the start of the frame's navigation; ${rows} rows, ${rounds} openings each\n\n` +
    textTable([['', 'median', 'min', 'max', 'ratio'], ...lines('cold', cold), ...lines('warm', warm)]) +
    `\n${before}, Chromium ${browser}\n`,
)
