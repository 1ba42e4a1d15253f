import { expect, it } from 'vitest'
import { safeCell } from './safe-cell.ts'

it.each([
  ['=1+1', `"'=1+1"`],
  ['+7 900 000-00-00', `"'+7 900 000-00-00"`],
  ['-5', `"'-5"`],
  ['@sum', `"'@sum"`],
  ['\tx', `"'\tx"`],
  ['ООО «Щит», "Заря"', '"ООО «Щит», ""Заря"""'],
  ['строка\nвторая', '"строка\nвторая"'],
])('%j becomes %s', (value, cell) => {
  expect(safeCell(value)).toBe(cell)
})
