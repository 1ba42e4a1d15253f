import { useLingui } from '@lingui/react/macro'
import type { ClientOptions } from '@poryadok/app-backend/request-list/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useDebounced } from '../../lib/use-debounced.ts'
import { useServices } from '../../lib/services.ts'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Button } from '../../ui/button.tsx'

/** Types of clients in the CRM. */
export const clientTypes = { contact: 3, company: 4 } as const

interface ClientValueProps {
  /** 3: contacts, 4: companies, any other type of the CRM. */
  entityTypeId: number
  /** Numbers in the portal. */
  values: readonly string[]
  onChange: (values: string[]) => void
}

/** Contacts, companies or other records of the portal, found by name among those that the viewer may see. */
export function ClientValue({ entityTypeId, values, onChange }: ClientValueProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const [typed, setTyped] = useState('')
  const text = useDebounced(typed.trim(), 300)
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['request-list-clients', entityTypeId, text, values],
    queryFn: () => api.get<ClientOptions>('/api/request-list/clients', { entityTypeId, text, ids: values.join(',') }),
    enabled: text.length > 1 || values.length > 0,
    // Who was just chosen among those found keeps the name until the answer for the chosen has come.
    placeholderData: keepPreviousData,
  })
  const nameOf = (id: string): string => data?.clients.find((one) => one.id === id)?.name ?? `№ ${id}`
  const offered =
    text.length > 1 && !isPlaceholderData
      ? (data?.clients.filter(({ id, chosen }) => !chosen && !values.includes(id)) ?? [])
      : []
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <TextField label={t`Найти по имени`} value={typed} onChange={setTyped} />
      {offered.length > 0 && (
        <div role="group" aria-label={t`Нашлись`} className="flex flex-wrap gap-1">
          {offered.slice(0, 5).map(({ id, name }) => (
            <Button
              key={id}
              size="xs"
              onPress={() => {
                setTyped('')
                onChange([...values, id])
              }}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
      {values.length > 0 && (
        <div className="flex flex-wrap gap-1">
          {values.map((id) => (
            <FilterChip
              key={id}
              label={nameOf(id)}
              removeLabel={t`Убрать: ${nameOf(id)}`}
              onRemove={() => onChange(values.filter((other) => other !== id))}
            />
          ))}
        </div>
      )}
    </div>
  )
}
