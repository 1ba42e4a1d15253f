import type { CellValue, ListField, ListRow, NewValue, RequestList } from '@poryadok/app-backend/request-list/contract'
import type { GridColumn } from '../../ui/grid/grid-types.ts'
import { ChoiceCell } from './choice-cell.tsx'
import { isChosen, writableChoices, writtenChoice } from './choices.ts'
import { FilledCell } from './filled-cell.tsx'
import { ListCell } from './list-cell.tsx'
import { TitleLink } from './title-link.tsx'

export interface ColumnFacts {
  list: RequestList
  /** The least width of the title, px. */
  titleWidth: number
  /** Nothing is changed in the cells now. */
  frozen: boolean
  titleOf: (field: ListField) => string
  /** Words of a yes/no and of no option, of the first column, and of a wrong number. */
  words: { yes: string; no: string; none: string; request: string; notNumber: string }
  onOpenCard: (id: number, path: string) => void
  onWrite: (row: ListRow, field: ListField, value: NewValue) => void
}

/** Fields that can be columns: the title stands first in every list. */
export const columnFields = (fields: readonly ListField[]): ListField[] =>
  fields.filter(({ name }) => name !== 'title' && name !== 'id')

const widths: Partial<Record<ListField['kind'], number>> = {
  number: 110,
  'yes-no': 100,
  date: 120,
  datetime: 156,
  stage: 164,
  option: 160,
  person: 138,
  files: 110,
}

/** Columns of the list in the person's order. */
export function listColumns(columns: readonly string[], facts: ColumnFacts): GridColumn<ListRow>[] {
  const { list, titleWidth, words, onOpenCard } = facts
  const fields = new Map(list.fields.map((field) => [field.name, field]))
  return [
    {
      id: 'id',
      title: words.request,
      width: titleWidth,
      grows: true,
      pinned: 'start',
      sortable: true,
      firstDirection: 'desc',
      cell: (row) => <TitleLink row={row} onOpen={onOpenCard} />,
    },
    ...columns.flatMap((name) => {
      const field = fields.get(name)
      return field && name !== 'title' && name !== 'id' ? [fieldColumn(field, facts)] : []
    }),
  ]
}

function fieldColumn(field: ListField, facts: ColumnFacts): GridColumn<ListRow> {
  const { list, frozen, titleOf, words, onWrite } = facts
  const title = titleOf(field)
  const editable = list.may.change && !frozen && field.editable
  const numeric = field.kind === 'number'
  const typed = editable && !field.multiple && (field.kind === 'text' || numeric)
  const choices = editable && isChosen(field) ? writableChoices(field, list, words) : null
  const isFilled = editable && !typed && choices === null
  return {
    id: field.name,
    title,
    width: widths[field.kind] ?? 160,
    sortable: field.sortable,
    ...(numeric ? { align: 'right' as const } : {}),
    cell: (row) => {
      const shown = <ListCell row={row} field={field} />
      if (isFilled) {
        const value = row.values[field.name] ?? null
        return <FilledCell {...{ field, shown, value }} label={title} onWrite={(next) => onWrite(row, field, next)} />
      }
      if (!choices) return shown
      const chosen = chosenId(row.values[field.name] ?? null)
      return (
        <ChoiceCell
          label={title}
          shown={shown}
          options={choices}
          chosen={chosen}
          onChoose={(id) => onWrite(row, field, writtenChoice(field, id))}
        />
      )
    },
    ...(typed
      ? {
          edit: {
            label: title,
            value: (row: ListRow) => textOf(row.values[field.name] ?? null),
            ...(numeric
              ? { fault: (text: string) => (Number.isNaN(Number(text.replace(',', '.'))) ? words.notNumber : null) }
              : {}),
          },
        }
      : {}),
  }
}

/** What the field of a typed cell begins with. */
const textOf = (value: CellValue): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

function chosenId(value: CellValue): string | null {
  if (typeof value === 'boolean') return value ? '1' : '0'
  const first = Array.isArray(value) ? value[0] : undefined
  return typeof first === 'object' ? first.id : null
}
