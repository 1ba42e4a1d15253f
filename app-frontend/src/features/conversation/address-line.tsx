import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useServices } from '../../lib/services.ts'

interface AddressLineProps {
  label: string
  addresses: readonly string[]
  requestId: number
  onChange: (addresses: string[]) => void
}

interface Recipients {
  addresses: { name: string; address: string }[]
}

const split = (text: string): string[] => text.split(/[,;\s]+/).filter(Boolean)
const isAddress = (text: string): boolean => /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:]+$/u.test(text)

/** Addresses one after another; those of the request's contacts are offered while one types. */
export function AddressLine({ label, addresses, requestId, onChange }: AddressLineProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const id = useId()
  const [text, setText] = useState(addresses.join(', '))
  const [focused, setFocused] = useState(false)
  const known = useQuery({
    queryKey: ['recipients', requestId],
    queryFn: () => api.get<Recipients>(`/api/requests/${requestId}/recipients`),
    enabled: focused,
    staleTime: 60_000,
  })
  const wrong = focused ? [] : split(text).filter((one) => !isAddress(one))
  const take = (value: string): void => {
    setText(value)
    onChange(split(value).filter(isAddress))
  }
  return (
    <div>
      <label className="flex items-center gap-2 text-13">
        <span className="w-14 shrink-0 text-12h text-ink-3">{label}</span>
        <input
          type="text"
          inputMode="email"
          autoComplete="off"
          list={id}
          value={text}
          aria-invalid={wrong.length > 0}
          aria-describedby={wrong.length > 0 ? `${id}-fault` : undefined}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onChange={(event) => take(event.target.value)}
          className="h-7 min-w-0 flex-1 bg-transparent outline-none"
        />
      </label>
      <datalist id={id}>
        {known.data?.addresses.map(({ name, address }) => (
          <option key={address} value={address}>
            {name}
          </option>
        ))}
      </datalist>
      {wrong.length > 0 && (
        <p id={`${id}-fault`} className="pl-16 text-12 text-red-ink">
          {t`Это не адрес: ${wrong.join(', ')}`}
        </p>
      )}
    </div>
  )
}
