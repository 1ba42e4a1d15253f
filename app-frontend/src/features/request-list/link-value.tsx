import { useLingui } from '@lingui/react/macro'
import type { ListField } from '@poryadok/app-backend/request-list/contract'
import { useState } from 'react'
import { SelectField } from '../../ui/select-field.tsx'
import { ClientValue } from './client-value.tsx'
import { useLinkWords } from './use-link-words.ts'

interface LinkValueProps {
  field: ListField
  /** Numbers of records, with the letters of their type where the field links to several. */
  values: readonly string[]
  onChange: (values: string[]) => void
}

/** Deals, elements of smart processes and other records that a link may point at, found by name. */
export function LinkValue({ field: { links = [] }, values, onChange }: LinkValueProps) {
  const { t } = useLingui()
  const { typeName } = useLinkWords()
  const [type, setType] = useState(links[0]?.entityTypeId ?? 0)
  const link = links.find(({ entityTypeId }) => entityTypeId === type)
  if (!link) return <span />
  const { prefix } = link
  const [own, others] = [
    values.filter((one) => one.startsWith(prefix)),
    values.filter((one) => !one.startsWith(prefix)),
  ]
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      {links.length > 1 && (
        <SelectField
          label={t`Вид записи`}
          options={links.map(({ entityTypeId }) => ({ id: String(entityTypeId), label: typeName(entityTypeId) }))}
          value={String(type)}
          onChange={(id) => setType(Number(id))}
        />
      )}
      <ClientValue
        key={type}
        entityTypeId={type}
        values={own.map((one) => one.slice(prefix.length))}
        onChange={(ids) => onChange([...others, ...ids.map((id) => `${prefix}${id}`)])}
      />
    </div>
  )
}
