import { useLingui } from '@lingui/react/macro'
import type { RoutingQuestion } from '@poryadok/app-backend/routing/contract'
import { useEffect } from 'react'
import { SelectField } from '../../../ui/select-field.tsx'
import type { FactsFormProps } from '../kind-slot.ts'
import { useCategories } from '../use-categories.ts'
import { useDepartmentOptions } from '../use-department-options.ts'
import { useLanguageOptions } from './use-language-options.ts'
import { useRoutingChoices, useRoutingPeople } from './use-routing-choices.ts'

const none = 'none'

/** A request to try the groups on; people are as they are now. */
export default function PersonFactsForm({ facts, onChange }: FactsFormProps) {
  const { t } = useLingui()
  const question = facts as RoutingQuestion
  const categories = useCategories()
  const departments = useDepartmentOptions()
  const known = useRoutingPeople()
  const { mailboxes, sources } = useRoutingChoices()
  const languageOptions = useLanguageOptions()
  const missing = question.people.length === 0 && known.length > 0
  useEffect(() => {
    if (missing) onChange({ ...question, people: [...known] })
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
          options={[{ id: none, label: t`без отдела` }, ...departments]}
          value={question.departmentId === null ? none : String(question.departmentId)}
          onChange={(id) => onChange({ ...question, departmentId: id === none ? null : Number(id) })}
        />
      )}
      <SelectField
        label={t`Ящик`}
        options={[
          { id: none, label: t`не из письма` },
          ...mailboxes.map(({ id, address }) => ({ id: String(id), label: address })),
        ]}
        value={question.mailboxId === null ? none : String(question.mailboxId)}
        onChange={(id) => onChange({ ...question, mailboxId: id === none ? null : Number(id) })}
      />
      <SelectField
        label={t`Источник`}
        options={[{ id: none, label: t`не указан` }, ...sources.map(({ id, name }) => ({ id, label: name }))]}
        value={question.sourceId ?? none}
        onChange={(id) => onChange({ ...question, sourceId: id === none ? null : id })}
      />
      <SelectField
        label={t`Язык письма`}
        options={[{ id: none, label: t`слов нет` }, ...languageOptions]}
        value={question.language ?? none}
        onChange={(id) => onChange({ ...question, language: id === none ? null : id })}
      />
    </>
  )
}
