import { useLingui } from '@lingui/react/macro'
import type { RoutingClient } from '@poryadok/app-backend/routing/contract'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { Button } from '../../../ui/button.tsx'
import { WideField } from '../../../ui/form-grid.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { useFoundClients } from './use-routing-choices.ts'

interface ClientConditionsProps {
  clients: readonly RoutingClient[]
  readOnly: boolean
  onChange: (clients: RoutingClient[]) => void
}

/** Rest after a keystroke before the portal is asked, ms. */
const restMs = 300
const companyTypeId = 4
const keyOf = ({ entityTypeId, id }: RoutingClient): string => `${entityTypeId}:${id}`

/** Clients whose requests come to a group: companies and contacts, found by name. */
export function ClientConditions({ clients, readOnly, onChange }: ClientConditionsProps) {
  const { t } = useLingui()
  const [search, setSearch] = useState('')
  const { data } = useFoundClients(useDebounced(search, restMs))
  const chosen = new Set(clients.map(keyOf))
  const found = search.trim().length < 2 ? [] : (data?.clients ?? []).filter((one) => !chosen.has(keyOf(one)))
  const kindOf = ({ entityTypeId }: RoutingClient): string =>
    entityTypeId === companyTypeId ? t`компания` : t`контакт`
  return (
    <WideField>
      <div role="group" aria-label={t`Клиенты`}>
        <p className="mb-1 text-12 text-ink-3">{t`Клиенты`}</p>
        {clients.length > 0 && (
          <ul className="mb-2 flex flex-wrap gap-1.5">
            {clients.map((one) => (
              <li
                key={keyOf(one)}
                className="flex items-center gap-1 rounded-md bg-grey-soft py-0.5 pr-0.5 pl-2 text-13"
              >
                {one.name}
                <IconButton
                  label={t`Убрать клиента ${one.name}`}
                  size="sm"
                  isDisabled={readOnly}
                  onPress={() => onChange(clients.filter((other) => other !== one))}
                >
                  <X size={13} aria-hidden="true" />
                </IconButton>
              </li>
            ))}
          </ul>
        )}
        {!readOnly && (
          <SearchField
            label={t`Найти клиента`}
            placeholder={clients.length === 0 ? t`любые; найти по названию` : t`найти по названию`}
            clearLabel={t`Очистить`}
            value={search}
            onChange={setSearch}
          />
        )}
        {found.length > 0 && (
          <ul className="mt-2 flex flex-wrap gap-1.5">
            {found.slice(0, 8).map((one) => (
              <li key={keyOf(one)}>
                <Button
                  size="sm"
                  icon={<Plus size={13} aria-hidden="true" />}
                  onPress={() => {
                    onChange([...clients, one])
                    setSearch('')
                  }}
                >
                  {`${one.name} · ${kindOf(one)}`}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {data && search.trim().length >= 2 && found.length === 0 && (
          <p className="mt-1 text-12 text-ink-3">{t`Таких клиентов среди доступных вам нет.`}</p>
        )}
      </div>
    </WideField>
  )
}
