import { useLingui } from '@lingui/react/macro'
import type { ClientNames as Names, ClientRef } from '@poryadok/app-backend/requests/contract'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'
import { KeyValues } from '../../ui/key-values.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

interface ClientNamesProps {
  client: ClientRef
  /** The client is named above already: only the company that comes with a contact is new. */
  known: boolean
}

/** Whose the new request will be: contact and company are filled in, and the person sees it before they write. */
export function ClientNames({ client, known }: ClientNamesProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const { data, isPending } = useQuery({
    queryKey: ['request-client', client],
    queryFn: () => api.get<Names>('/api/requests/client', { ...client }),
    staleTime: 60_000,
  })
  const named = [
    { label: t`Контакт`, of: 'contact', expected: client.kind === 'contact' && !known },
    { label: t`Компания`, of: 'company', expected: client.kind === 'contact' || !known },
  ] as const
  const rows = named.flatMap(({ label, of, expected }) => {
    const name = data?.[of]
    if (!expected || (data && !name)) return []
    return [{ label, value: name ?? <Skeleton className="mt-1 h-3 w-2/5" /> }]
  })
  return (data || isPending) && rows.length > 0 ? <KeyValues rows={rows} labelWidth={96} /> : null
}
