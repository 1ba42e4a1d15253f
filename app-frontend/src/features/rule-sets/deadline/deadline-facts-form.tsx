import { useLingui } from '@lingui/react/macro'
import type { DeadlineQuestion } from '@poryadok/app-backend/deadlines/contract'
import { DateField } from '../../../ui/date-field.tsx'
import { FormGrid } from '../../../ui/form-grid.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TimeField } from '../../../ui/time-field.tsx'
import type { FactsFormProps } from '../kind-slot.ts'
import { useCategories } from '../use-categories.ts'

const two = (number: number): string => String(number).padStart(2, '0')

/** A category and a moment to try the deadline on; the moment is the viewer's own clock. */
export default function DeadlineFactsForm({ facts, onChange }: FactsFormProps) {
  const { t } = useLingui()
  const question = facts as DeadlineQuestion
  const categories = useCategories()
  const at = new Date(question.receivedAt)
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`
  const setAt = (nextDate: string, nextTime: string): void => {
    const instant = new Date(`${nextDate}T${nextTime}:00`).toISOString()
    onChange({ ...question, receivedAt: instant, categorizedAt: instant })
  }
  return (
    <FormGrid>
      <SelectField
        label={t`Категория`}
        options={categories}
        value={question.categoryId}
        onChange={(categoryId) => onChange({ ...question, categoryId })}
      />
      <DateField label={t`День`} value={date} onChange={(next) => next && setAt(next, time)} />
      <TimeField label={t`Время`} value={time} onChange={(next) => next && setAt(date, next)} />
    </FormGrid>
  )
}
