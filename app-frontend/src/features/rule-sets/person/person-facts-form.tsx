import { useLingui } from '@lingui/react/macro'
import type { RoutingQuestion } from '@poryadok/app-backend/routing/contract'
import { useEffect } from 'react'
import { SelectField } from '../../../ui/select-field.tsx'
import type { FactsFormProps } from '../kind-slot.ts'
import { useCategories } from '../use-categories.ts'
import { useDepartmentOptions } from '../use-department-options.ts'
import { usePeopleOptions } from '../use-people-options.ts'

const anyMailbox = 'none'

/** A category to try the groups on; everybody is there and has nothing to do yet. */
export default function PersonFactsForm({ facts, onChange }: FactsFormProps) {
  const { t } = useLingui()
  const question = facts as RoutingQuestion
  const categories = useCategories()
  const departments = useDepartmentOptions()
  const people = usePeopleOptions()
  const known = people.map(({ id, label }) => ({ userId: Number(id), name: label, away: null, open: 0 }))
  const missing = question.people.length === 0 && known.length > 0
  useEffect(() => {
    if (missing) onChange({ ...question, people: known })
  })
  return (
    <>
      <SelectField
        label={t`Категория`}
        options={categories}
        value={question.categoryId}
        onChange={(categoryId) => onChange({ ...question, categoryId })}
      />
      {departments.length > 0 && (
        <SelectField
          label={t`Ящик отдела`}
          options={[{ id: anyMailbox, label: t`без отдела` }, ...departments]}
          value={question.departmentId === null ? anyMailbox : String(question.departmentId)}
          onChange={(id) => onChange({ ...question, departmentId: id === anyMailbox ? null : Number(id) })}
        />
      )}
    </>
  )
}
