import { AppError } from '../../errors/app-error.ts'
import { isoOfSerial, type NumberMeaning, plainNumber } from '../rules/number-format.ts'
import type { RawRow, RowFault, TableLimits } from '../table.ts'
import { attribute, tokensOf, type XmlToken } from './xml-tokens.ts'

export interface SheetFacts {
  shared: readonly string[]
  meanings: readonly NumberMeaning[]
  from1904: boolean
}

/** Column of a reference, 0-based: C7 -> 2. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** `_x000D_` stands for a character that XML does not hold. ECMA-376 part 1, 22.9.2.19 */
const withoutEscapes = (text: string) =>
  text.includes('_x')
    ? text.replaceAll(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

/** Rows of a sheet while its XML comes; empty rows are left out. Throws `table.too-wide`, `table.row-too-long`. */
export async function* readSheet(
  xml: AsyncIterable<Uint8Array>,
  facts: SheetFacts,
  limits: TableLimits,
): AsyncGenerator<RawRow> {
  const reader = new RowReader(facts, limits)
  for await (const tokens of tokensOf(xml))
    for (const token of tokens) {
      const row = reader.see(token)
      if (row) yield row
    }
}

class RowReader {
  private readonly facts: SheetFacts
  private readonly limits: TableLimits
  private number = 0
  private cells: string[] = []
  private faults: RowFault[] = []
  private chars = 0
  private column = -1
  private type = 'n'
  private style = 0
  private value = ''
  private inValue = false
  private phonetic = false

  constructor(facts: SheetFacts, limits: TableLimits) {
    this.facts = facts
    this.limits = limits
  }

  /** The row that ends with this token. */
  see(token: XmlToken): RawRow | null {
    if (token.kind === 'text') {
      if (this.inValue && !this.phonetic) this.take(token.text)
      return null
    }
    const opens = token.kind === 'open'
    const ends = !opens || token.empty
    switch (token.name) {
      case 'row':
        if (opens) this.beginRow(token.attributes)
        return ends ? this.endRow() : null
      case 'c':
        if (opens) this.beginCell(token.attributes)
        if (ends) this.endCell()
        return null
      case 'v':
      case 't':
        this.inValue = !ends
        return null
      case 'rPh':
        this.phonetic = !ends
        return null
      default:
        return null
    }
  }

  private take(text: string) {
    this.value += text
    this.chars += text.length
    if (this.value.length > this.limits.cellChars || this.chars > this.limits.rowChars)
      throw new AppError('table.row-too-long', { params: { row: this.number } })
  }

  private beginRow(attributes: string) {
    const given = Number(attribute(attributes, 'r') ?? Number.NaN)
    this.number = Number.isSafeInteger(given) && given > this.number ? given : this.number + 1
    this.cells = []
    this.faults = []
    this.chars = 0
    this.column = -1
  }

  private endRow(): RawRow | null {
    return this.cells.some((cell) => cell !== '') || this.faults.length > 0
      ? { number: this.number, cells: Array.from(this.cells, (cell) => cell ?? ''), faults: this.faults }
      : null
  }

  private beginCell(attributes: string) {
    const reference = attribute(attributes, 'r')
    this.column = reference === null ? this.column + 1 : columnOf(reference)
    if (this.column < 0 || this.column >= this.limits.columns)
      throw new AppError('table.too-wide', { params: { row: this.number, columns: this.limits.columns } })
    this.type = attribute(attributes, 't') ?? 'n'
    this.style = Number(attribute(attributes, 's') ?? 0)
    this.value = ''
  }

  private endCell() {
    const text = this.textOf(this.value).trim()
    if (text !== '') this.cells[this.column] = text
  }

  private textOf(value: string): string {
    switch (this.type) {
      case 's':
        return withoutEscapes(this.facts.shared[Number(value)] ?? '')
      case 'b':
        return value === '1' ? 'TRUE' : value === '' ? '' : 'FALSE'
      case 'e':
        this.faults.push({ column: this.column, code: 'cell.formula-error' })
        return value
      case 'n':
        return value === '' ? '' : this.numberText(value)
      default:
        return withoutEscapes(value)
    }
  }

  private numberText(value: string): string {
    const meaning = this.facts.meanings[this.style] ?? { kind: 'number' }
    if (meaning.kind === 'date') return isoOfSerial(Number(value), this.facts.from1904) ?? value
    const { text, digitsLost } = plainNumber(value)
    if (digitsLost) this.faults.push({ column: this.column, code: 'cell.digits-lost' })
    return meaning.kind === 'digits' && /^\d+$/.test(text) ? text.padStart(meaning.length, '0') : text
  }
}
