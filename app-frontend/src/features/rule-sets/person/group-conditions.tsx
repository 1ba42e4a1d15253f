import { useLingui } from '@lingui/react/macro'
import { languages, type RoutingChoices } from '@poryadok/app-backend/routing/contract'
import { MultiSelect } from '../../../ui/multi-select.tsx'
import type { Option } from '../../../ui/select-field.tsx'
import { ClientConditions } from './client-conditions.tsx'
import { hasConditions, type Served } from './serve-lines.ts'
import { useLanguageOptions } from './use-language-options.ts'

interface GroupConditionsProps {
  served: Served
  categories: readonly Option[]
  departments: readonly Option[]
  choices: RoutingChoices
  readOnly: boolean
  onServed: (served: Served) => void
}

/** Which requests come to a group: its categories, and what else has to hold. */
export function GroupConditions(props: GroupConditionsProps) {
  const { t } = useLingui()
  const { served, categories, departments, choices, readOnly, onServed } = props
  const change = (part: Partial<Served>): void => onServed({ ...served, ...part })
  const mailboxes = choices.mailboxes.map(({ id, address }) => ({ id: String(id), label: address }))
  const sources = choices.sources.map(({ id, name }) => ({ id, label: name }))
  const languageOptions = useLanguageOptions()
  const any = { placeholder: t`любые`, disabled: readOnly }
  return (
    <>
      <MultiSelect
        label={t`Категории`}
        options={categories}
        value={served.categoryIds}
        onChange={(categoryIds) => change({ categoryIds })}
        placeholder={hasConditions(served) ? t`любые` : t`никаких`}
        disabled={readOnly}
      />
      {(departments.length > 0 || served.departmentIds.length > 0) && (
        <MultiSelect
          label={t`Ящики отделов`}
          options={departments}
          value={served.departmentIds.map(String)}
          onChange={(ids) => change({ departmentIds: ids.map(Number) })}
          {...any}
        />
      )}
      <MultiSelect
        label={t`Ящики`}
        options={mailboxes}
        value={served.mailboxIds.map(String)}
        onChange={(ids) => change({ mailboxIds: ids.map(Number) })}
        {...any}
      />
      <MultiSelect
        label={t`Источники`}
        options={sources}
        value={served.sourceIds}
        onChange={(sourceIds) => change({ sourceIds })}
        {...any}
      />
      <MultiSelect
        label={t`Язык письма`}
        options={languageOptions}
        value={served.languages}
        onChange={(ids) => change({ languages: languages.filter((one) => ids.includes(one)) })}
        placeholder={t`любой`}
        disabled={readOnly}
      />
      <ClientConditions clients={served.clients} readOnly={readOnly} onChange={(clients) => change({ clients })} />
    </>
  )
}
