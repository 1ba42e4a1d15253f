import { useLingui } from '@lingui/react/macro'
import type { PerformerList } from '@poryadok/app-backend/external-tasks/contract'
import { useState } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { useDebounced } from '../../lib/use-debounced.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { usePerformers } from './use-external-tasks.ts'

export interface ChosenPerformer {
  contactId: number
  name: string
  addresses: readonly string[]
  address: string | null
}

interface PerformerFieldProps {
  value: ChosenPerformer | null
  onChange: (chosen: ChosenPerformer | null) => void
  fault?: string | undefined
}

/** Whom the task goes to: a contact found by name or address, and one of their addresses. */
export function PerformerField({ value, onChange, fault }: PerformerFieldProps) {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const { data } = usePerformers(useDebounced(typed.trim(), 250))
  const found = data?.performers ?? []
  const choose = (id: string): void => {
    const one = found.find(({ contactId }) => String(contactId) === id)
    if (one) onChange({ ...one, address: one.addresses.length === 1 ? (one.addresses[0] ?? null) : null })
  }
  return (
    <div className="flex flex-col gap-2">
      <RadioGroup value={value === null ? null : String(value.contactId)} onChange={choose} className="min-w-0">
        <Label className="mb-1 block text-12 text-ink-3">{t`Исполнитель`}</Label>
        <div className="flex">
          <SearchField
            label={t`Найти контакт`}
            placeholder={t`Имя, фамилия или адрес почты`}
            clearLabel={t`Очистить`}
            value={typed}
            onChange={setTyped}
          />
        </div>
        <div className="scroll-edge mt-1.5 max-h-[176px] overflow-y-auto rounded-md border border-line">
          {data && found.length === 0 && (
            <p className="px-3 py-2.5 text-13 text-ink-2">{t`Таких контактов нет. Заведите контакт в CRM и найдите его здесь.`}</p>
          )}
          {found.map((one) => (
            <Performer key={one.contactId} one={one} />
          ))}
        </div>
      </RadioGroup>
      {fault && (
        <p role="alert" className="text-12 text-red-ink">
          {fault}
        </p>
      )}
      {value && value.addresses.length > 1 && (
        <SelectField
          label={t`Куда писать`}
          placeholder={t`Выберите адрес`}
          options={value.addresses.map((address) => ({ id: address, label: address }))}
          value={value.address}
          onChange={(address) => onChange({ ...value, address })}
        />
      )}
    </div>
  )
}

function Performer({ one }: { one: PerformerList['performers'][number] }) {
  const { t } = useLingui()
  const name = one.name || t`Без имени`
  return (
    <Radio
      value={String(one.contactId)}
      isDisabled={one.addresses.length === 0}
      className="flex cursor-default items-center gap-2.5 border-b border-line px-3 py-2 last:border-0 data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent data-hovered:bg-hover data-selected:bg-peeked"
    >
      <Avatar name={name} size="sm" />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-13">{name}</span>
        <span className="block truncate text-12 text-ink-3">
          {one.addresses.length === 0 ? t`нет адреса почты, допишите его в карточку` : one.addresses.join(', ')}
        </span>
      </span>
      {one.note !== '' && <span className="shrink-0 text-12 text-ink-3">{one.note}</span>}
    </Radio>
  )
}
