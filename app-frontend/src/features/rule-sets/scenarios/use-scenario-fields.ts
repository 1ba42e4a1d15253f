import { useLingui } from '@lingui/react/macro'
import { categoryFact, stageFact } from '@poryadok/app-backend/scenarios/form/contract'
import { useRequestForm } from '../../request-form/use-request-form.ts'
import { useCategories } from '../use-categories.ts'
import { usePeopleOptions } from '../use-people-options.ts'
import { useStages } from '../use-stages.ts'

export interface ScenarioField {
  code: string
  label: string
  /** Empty: any text. */
  options: { id: string; label: string }[]
}

/** What scenarios may speak of: the stage, the category and own fields; `own` alone can be shown, asked for and set. */
export function useScenarioFields(): { all: ScenarioField[]; own: ScenarioField[] } {
  const { t } = useLingui()
  const { data } = useRequestForm(null)
  const [stages, categories] = [useStages(), useCategories()]
  const people = usePeopleOptions()
  const flag = [{ id: 'Y', label: t`да` }]
  const own = (data?.fields ?? []).map(({ code, label, type, options }) => ({
    code,
    label,
    options:
      type === 'boolean'
        ? flag
        : type === 'employee'
          ? people
          : options.map((option) => ({ id: option.mark, label: option.label })),
  }))
  const known = [
    { code: stageFact, label: t`Стадия`, options: stages },
    { code: categoryFact, label: t`Категория`, options: categories },
  ]
  return { all: [...known, ...own], own }
}
