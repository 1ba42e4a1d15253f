import { useLingui } from '@lingui/react/macro'
import type { ClientRef } from '@poryadok/app-backend/requests/contract'
import { useState } from 'react'
import { Segmented } from '../../ui/segmented.tsx'
import CreateRequest from '../requests/create-request.tsx'
import { ClientValue, clientTypes } from './client-value.tsx'

interface NewRequestProps {
  onClose: () => void
  onCreated: (id: number) => void
}

/** A new request out of the list of all: first whose it is, then the form that a client's tab has. */
export default function NewRequest({ onClose, onCreated }: NewRequestProps) {
  const { t } = useLingui()
  const [kind, setKind] = useState<ClientRef['kind']>('contact')
  const [id, setId] = useState<string | null>(null)
  return (
    <CreateRequest
      client={id === null ? null : { kind, id: Number(id) }}
      clientField={
        <div role="group" aria-label={t`Клиент`} className="flex flex-col gap-2">
          <Segmented
            label={t`Кто обратился`}
            value={kind}
            onChange={(next) => {
              setKind(next)
              setId(null)
            }}
            segments={[
              { id: 'contact', label: t`Контакт` },
              { id: 'company', label: t`Компания` },
            ]}
          />
          <ClientValue
            key={kind}
            entityTypeId={clientTypes[kind]}
            values={id === null ? [] : [id]}
            onChange={(ids) => setId(ids.at(-1) ?? null)}
          />
        </div>
      }
      onClose={onClose}
      onCreated={onCreated}
    />
  )
}
