import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { DictionaryLine } from '@poryadok/app-backend/categorization/contract'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { type Option, SelectField } from '../../../ui/select-field.tsx'

interface BulkBarProps {
  count: number
  categories: readonly Option[]
  /** null: the chosen ones go. */
  onChange: (part: Partial<DictionaryLine> | null) => void
  onClear: () => void
}

/** One change of all chosen words: category, weight, on and off, or out. */
export function BulkBar({ count, categories, onChange, onClear }: BulkBarProps) {
  const { t } = useLingui()
  const [weight, setWeight] = useState<number | null>(null)
  const chosen = plural(count, {
    one: 'Отмечено # слово',
    few: 'Отмечено # слова',
    many: 'Отмечено # слов',
    other: 'Отмечено # слова',
  })
  return (
    // Above the bar of what is not saved, where that is in sight.
    <div
      role="group"
      aria-label={t`Отмеченные слова`}
      className="sticky bottom-0 z-10 flex flex-wrap items-end gap-2 border-t border-line bg-white px-4 py-2.5 shadow-pop [main:has([data-unsaved])_&]:bottom-[54px]"
    >
      <div className="flex w-full items-center justify-between gap-2">
        <p className="text-13 font-medium">{chosen}</p>
        <Button size="sm" onPress={onClear}>
          <Trans>Снять отметки</Trans>
        </Button>
      </div>
      <div className="w-[180px]">
        <SelectField
          label={t`Всем категорию`}
          options={categories}
          value={null}
          placeholder={t`не менять`}
          onChange={(categoryId) => onChange({ categoryId })}
        />
      </div>
      <div className="w-[110px]">
        <NumberField label={t`Всем вес`} value={weight} onChange={setWeight} min={-1_000} max={1_000} />
      </div>
      <Button onPress={() => weight !== null && onChange({ weight })}>
        <Trans>Поставить вес</Trans>
      </Button>
      <Button onPress={() => onChange({ on: true })}>
        <Trans>Включить</Trans>
      </Button>
      <Button onPress={() => onChange({ on: false })}>
        <Trans>Выключить</Trans>
      </Button>
      <Button onPress={() => onChange(null)}>
        <Trans>Убрать</Trans>
      </Button>
    </div>
  )
}
