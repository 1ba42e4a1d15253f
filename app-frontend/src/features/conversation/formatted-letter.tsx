import { useLingui } from '@lingui/react/macro'
import type { LetterBodyView, LetterKey } from '@poryadok/app-backend/correspondence/contract'
import { useQuery } from '@tanstack/react-query'
import { ImageOff } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { letterNodes } from './letter-nodes.tsx'

/** A letter as its writer laid it out. Pictures of other servers are loaded when somebody asks for them. */
export default function FormattedLetter({ requestId, letter }: { requestId: number; letter: LetterKey }) {
  const { t } = useLingui()
  const { api } = useServices()
  const [remote, setRemote] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['letter-body', requestId, letter.kind, letter.id],
    queryFn: () => api.get<LetterBodyView>(`/api/requests/${requestId}/letters/${letter.kind}/${letter.id}/body`),
    staleTime: Infinity,
  })
  const nodes = useMemo(
    () => data?.html && letterNodes(data.html, { remote, inline: data.inline, letter, requestId }),
    [data, remote, letter, requestId],
  )
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton className="mt-2 h-16 w-full" />
  return (
    <div className="mt-1.5 rounded-md border border-line px-3 py-2">
      {data.remoteImages > 0 && !remote && (
        <div className="mb-2">
          <Note
            tone="grey"
            icon={<ImageOff size={16} strokeWidth={1.75} />}
            action={
              <Button size="xs" onPress={() => setRemote(true)}>
                {t`Показать картинки`}
              </Button>
            }
          >
            {t`Картинки с чужих серверов не загружены: по ним отправитель узнал бы, что письмо прочитано.`}
          </Note>
        </div>
      )}
      <div className="letter-body overflow-x-auto text-13h leading-normal wrap-anywhere">
        {nodes || <p className="whitespace-pre-line">{data.text}</p>}
      </div>
    </div>
  )
}
