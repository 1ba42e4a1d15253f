import { useLingui } from '@lingui/react/macro'
import { folded, type ImportSuggestions, type TargetFieldView } from '@poryadok/app-backend/record-import/contract'
import { useWording } from '../../lib/use-wording.ts'
import { ComboField } from '../../ui/combo-field.tsx'
import type { SuggestedColumn, Transform } from './use-mapping-draft.ts'

interface PairValuesProps {
  column: SuggestedColumn
  field: TargetFieldView
  people: ImportSuggestions['people']
  unread: readonly { text: string; count: number }[]
  transform: Transform
  onChange: (transform: Transform) => void
}

const empty = '-'

/** What each text of a list, stage or person means: those without a pair first, then those that have one, then all others. */
export function PairValues({ column, field, people, unread, transform, onChange }: PairValuesProps) {
  const { t } = useLingui()
  const { count } = useWording()
  const options = useOptions(field, people)
  const { values = {}, otherwise } = transform
  const texts = textsOf(column, field, people, unread, values)
  const pair = (text: string, id: string | null): void => {
    const { [folded(text)]: _, ...rest } = values
    onChange({ ...transform, values: id === null ? rest : { ...rest, [folded(text)]: id === empty ? '' : id } })
  }
  const placed = (value: string | undefined): string | null => (value === undefined ? null : value || empty)
  return (
    <>
      <div>
        <h3 className="mb-1 text-13 font-medium">{t`Значения без пары`}</h3>
        {texts.length === 0 && (
          <p className="text-13 text-ink-2">{t`Все значения из начала файла нашлись. Остальные проверит пробный прогон.`}</p>
        )}
        <ul className="flex flex-col gap-2">
          {texts.map(({ text, count: rows }) => (
            <li key={text} className="grid grid-cols-[minmax(0,1fr)_260px] items-center gap-3">
              <span className="min-w-0 truncate text-13h" title={text}>
                {text} {rows > 0 && <span className="text-12 text-ink-3">{t`строк: ${count(rows)}`}</span>}
              </span>
              <ComboField
                hideLabel
                label={t`Что значит «${text}»`}
                placeholder={t`выберите`}
                options={options}
                value={placed(values[folded(text)])}
                onChange={(id) => pair(text, id)}
              />
            </li>
          ))}
        </ul>
      </div>
      <ComboField
        label={field.kind === 'user' ? t`За уволенных и неизвестных` : t`Для всех остальных значений`}
        help={t`Не выбрано: такие строки не загрузятся и попадут в список ошибок.`}
        placeholder={t`не выбрано`}
        options={options}
        value={placed(otherwise)}
        onChange={(id) => {
          const { otherwise: _, ...rest } = transform
          onChange(id === null ? rest : { ...rest, otherwise: id === empty ? '' : id })
        }}
      />
    </>
  )
}

function useOptions(field: TargetFieldView, people: ImportSuggestions['people']) {
  const { t } = useLingui()
  const listed =
    field.kind === 'user'
      ? people.filter(({ active }) => active).map(({ id, name }) => ({ id: String(id), label: name }))
      : field.options.map(({ id, name }) => ({ id, label: name }))
  return [{ id: empty, label: t`Оставить пустым` }, ...listed]
}

/** What nobody could read in the last dry run, what has a pair, and what the first rows say that the portal does not. */
function textsOf(
  { samples }: SuggestedColumn,
  { kind, options }: TargetFieldView,
  people: ImportSuggestions['people'],
  unread: PairValuesProps['unread'],
  values: Record<string, string>,
) {
  const known = new Set(
    kind === 'user' ? people.map(({ name }) => folded(name)) : options.flatMap(({ id, name }) => [id, folded(name)]),
  )
  const found = new Map(unread.map((one) => [folded(one.text), one] as const))
  for (const key of Object.keys(values)) if (!found.has(key)) found.set(key, { text: key, count: 0 })
  for (const text of samples) {
    const key = folded(text)
    if (key !== '' && !known.has(key) && !known.has(text) && !found.has(key)) found.set(key, { text, count: 0 })
  }
  return [...found.values()]
}
