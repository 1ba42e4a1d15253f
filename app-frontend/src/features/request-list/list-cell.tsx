import { useLingui } from '@lingui/react/macro'
import type { CellValue, ListField, ListRow } from '@poryadok/app-backend/request-list/contract'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Moment } from '../../ui/moment.tsx'
import { CategoryChip } from '../requests/category-chip.tsx'
import { DeadlineCell } from '../requests/deadline-cell.tsx'
import { StageChip } from '../requests/stage-chip.tsx'
import { useLinkWords } from './use-link-words.ts'

interface ListCellProps {
  row: ListRow
  field: ListField
}

/** A value of a request as its column shows it. */
export function ListCell({ row, field }: ListCellProps) {
  const value = row.values[field.name] ?? null
  if (field.kind === 'stage') return <StageChip stage={row.stage} />
  if (field.name.endsWith('PRD_RESOLVE_BY')) return <Deadline row={row} value={value} />
  if (field.name.endsWith('PRD_CATEGORY')) return <CategoryChip category={namedOf(value)[0] ?? null} />
  if (value === null) return <span className="text-ink-3">—</span>
  if (field.kind === 'person') return <Person names={namedOf(value)} />
  if (field.kind === 'contact' || field.kind === 'company') return <Client names={namedOf(value)} />
  if (field.kind === 'datetime' && typeof value === 'string') return <Moment at={value} />
  return <Plain field={field} value={value} />
}

type Named = { id: string; name: string }
const namedOf = (value: CellValue): Named[] =>
  Array.isArray(value) ? value.filter((one): one is Named => typeof one !== 'string') : []

/** Without its column nobody knows whether the request has a category: then nothing is said of it. */
const unasked: Named = { id: '', name: '' }

function Deadline({ row, value }: { row: ListRow; value: CellValue }) {
  const now = useNow()
  const { stage, createdAt, values } = row
  const resolveBy = typeof value === 'string' ? value : null
  const column = Object.keys(values).find((name) => name.endsWith('PRD_CATEGORY'))
  const category = column === undefined ? unasked : (namedOf(values[column] ?? null)[0] ?? null)
  return <DeadlineCell row={{ stage, createdAt, resolveBy, category }} now={now} />
}

function Person({ names }: { names: readonly Named[] }) {
  const [first, ...others] = names
  if (!first) return null
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={names.map(({ name }) => name).join(', ')}>
      <Avatar name={first.name} />
      <span className="line-clamp-2 min-w-0 leading-tight">{first.name}</span>
      {others.length > 0 && <span className="shrink-0 text-ink-3">+{others.length}</span>}
    </span>
  )
}

/** Clients whom the portal does not show to the viewer are counted, not named. */
function Client({ names }: { names: readonly Named[] }) {
  const { t } = useLingui()
  const first = names.find(({ name }) => name !== '')
  if (!first) return <span className="text-ink-3">{t`скрыт правами`}</span>
  const others = names.length - 1
  return (
    <span className="block truncate" title={first.name}>
      {first.name}
      {others > 0 && <span className="text-ink-3"> +{others}</span>}
    </span>
  )
}

function Plain({ field, value }: { field: ListField; value: CellValue }) {
  const { t } = useLingui()
  const words = useWording()
  const { valueName } = useLinkWords()
  if (typeof value === 'boolean') return <span className="text-ink-2">{value ? t`да` : t`нет`}</span>
  if (field.kind === 'files')
    return (
      <span className="text-ink-2" title={t`Файлы добавляют и убирают в карточке запроса`}>
        {t`файлов: ${Number(value)}`}
      </span>
    )
  const shownText = (one: string): string => (field.kind === 'link' ? valueName(field, one) : one)
  const text =
    typeof value === 'number' && field.name !== 'id'
      ? words.count(value)
      : Array.isArray(value)
        ? value.map((one) => (typeof one === 'string' ? shownText(one) : one.name)).join(', ')
        : shownText(String(value))
  return (
    <span className="block truncate" title={text}>
      {text}
    </span>
  )
}
