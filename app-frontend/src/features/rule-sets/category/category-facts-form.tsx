import { useLingui } from '@lingui/react/macro'
import type { CategoryQuestion } from '@poryadok/app-backend/categorization/contract'
import { TextField } from '../../../ui/text-field.tsx'
import type { FactsFormProps } from '../kind-slot.ts'
import { useCategories } from '../use-categories.ts'

/** A letter pasted to try the dictionary on. */
export default function CategoryFactsForm({ facts, onChange }: FactsFormProps) {
  const { t } = useLingui()
  const names = Object.fromEntries(useCategories().map(({ id, label }) => [id, label]))
  const question = facts as CategoryQuestion
  const change = (part: Partial<CategoryQuestion>): void => onChange({ ...question, names, ...part })
  return (
    <div className="flex flex-col gap-3">
      <TextField label={t`Тема`} value={question.subject} onChange={(subject) => change({ subject })} />
      <TextField
        label={t`Текст письма`}
        rows={6}
        value={question.body}
        onChange={(body) => change({ body })}
        placeholder={t`вставьте письмо клиента`}
      />
    </div>
  )
}
