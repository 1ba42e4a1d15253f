import { Trans, useLingui } from '@lingui/react/macro'
import type { CategoryRules } from '@poryadok/app-backend/categorization/contract'
import { Plus, Trash2 } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import type { Option } from '../../../ui/select-field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'

type Bounds = CategoryRules['sureFromOf']

interface CategoryBoundsProps {
  bounds: Bounds
  /** What holds for the categories without a bound of their own. */
  sureFrom: number
  categories: readonly Option[]
  readOnly: boolean
  onChange: (bounds: Bounds) => void
}

/** From which weight single categories are certain, where the common bound does not suit them. */
export function CategoryBounds({ bounds, sureFrom, categories, readOnly, onChange }: CategoryBoundsProps) {
  const { t } = useLingui()
  const change = (at: number, part: Partial<Bounds[number]>): void =>
    onChange(bounds.map((one, index) => (index === at ? { ...one, ...part } : one)))
  const left = categories.filter(({ id }) => bounds.every(({ categoryId }) => categoryId !== id))
  const labelOf = (id: string): string => categories.find((one) => one.id === id)?.label ?? `№ ${id}`
  const [next] = left
  const add = (): void => next && onChange([...bounds, { categoryId: next.id, sureFrom }])
  return (
    <section aria-label={t`Своя граница у категорий`} className="flex flex-col items-start gap-2 px-4">
      {bounds.map(({ categoryId, sureFrom: own }, at) => {
        const name = labelOf(categoryId)
        return (
          <div key={categoryId} className="flex items-end gap-2">
            <div className="w-[240px]">
              <SelectField
                label={t`Категория`}
                options={[{ id: categoryId, label: name }, ...left]}
                value={categoryId}
                onChange={(id) => change(at, { categoryId: id })}
                disabled={readOnly}
              />
            </div>
            <div className="w-[150px]">
              <NumberField
                label={t`Уверенно от`}
                value={own}
                onChange={(value) => change(at, { sureFrom: value ?? 0 })}
                min={0}
                max={100_000}
                disabled={readOnly}
              />
            </div>
            <IconButton
              label={t`Убрать границу: ${name}`}
              size="md"
              isDisabled={readOnly}
              onPress={() => onChange(bounds.filter((_, index) => index !== at))}
            >
              <Trash2 size={15} aria-hidden="true" />
            </IconButton>
          </div>
        )
      })}
      <Button size="sm" icon={<Plus size={14} aria-hidden="true" />} isDisabled={readOnly || !next} onPress={add}>
        <Trans>Своя граница у категории</Trans>
      </Button>
    </section>
  )
}
