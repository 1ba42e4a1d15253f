import { Trans, useLingui } from '@lingui/react/macro'
import type { RequestDetails } from '@poryadok/app-backend/requests/contract'
import { useQuery } from '@tanstack/react-query'
import { ExternalLink, Lightbulb, X } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ProductsDisclosure } from '../products/products-disclosure.tsx'
import { StagesDisclosure } from '../reports/stages-disclosure.tsx'
import { LetterView } from './letter-view.tsx'
import { PeekSummary } from './peek-summary.tsx'
import { StageChip } from './stage-chip.tsx'

const WhyPanel = lazy(() => import('../why/why-panel.tsx'))
const ConversationPanel = lazy(() => import('../conversation/conversation-panel.tsx'))

interface PeekPanelProps {
  id: number
  /** Over the list instead of beside it. */
  overlay: boolean
  now: Date
  onClose: () => void
  onOpen: (id: number, path: string) => void
}

/** A request beside the list: what matters and its letters, newest first. No dim, so that the list stays usable. */
export default function PeekPanel({ id, overlay, now, onClose, onOpen }: PeekPanelProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const words = useWording()
  const [why, setWhy] = useState(false)
  const [answering, setAnswering] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['request', id],
    queryFn: () => api.get<RequestDetails>(`/api/requests/${id}`),
  })
  const request = data?.request
  const open = request && (() => onOpen(request.id, request.path))
  if (why && data)
    return (
      <Suspense fallback={null}>
        <WhyPanel record={{ entityTypeId: data.entityTypeId, id }} overlay={overlay} onClose={() => setWhy(false)} />
      </Suspense>
    )
  return (
    <aside
      aria-label={t`Просмотр запроса`}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className={`flex ${answering ? 'w-[480px]' : 'w-[340px]'} max-w-full shrink-0 animate-slide flex-col border-l border-line bg-white ${overlay ? 'absolute inset-y-0 right-0 z-20 shadow-pop' : ''}`}
    >
      <div className="flex items-center gap-2 px-4 pt-3.5 pb-1.5">
        <span className="text-12 whitespace-nowrap text-ink-3">{words.requestNumber(id)}</span>
        {request && <StageChip stage={request.stage} />}
        <span className="flex-1" />
        {data && (
          <IconButton bordered label={t`Почему?`} onPress={() => setWhy(true)}>
            <Lightbulb size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        )}
        {open && (
          <IconButton bordered label={t`Открыть карточку`} onPress={open}>
            <ExternalLink size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        )}
        <IconButton bordered label={t`Закрыть просмотр`} onPress={onClose}>
          <X size={18} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </div>
      {answering ? (
        <Suspense fallback={<LettersSkeleton />}>
          <ConversationPanel id={id} now={now} />
        </Suspense>
      ) : (
        <div className="scroll-edge min-h-0 flex-1 overflow-y-auto">
          {request && <PeekSummary request={request} now={now} />}
          {data && <ProductsDisclosure id={id} />}
          {data && <StagesDisclosure id={id} />}
          {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
          {!data && !error && <LettersSkeleton />}
          {data?.letters.length === 0 && (
            <p className="border-t border-line px-4 py-3 text-13 text-ink-2">
              <Trans>Писем в запросе пока нет. Первое появится здесь, когда клиент напишет.</Trans>
            </p>
          )}
          {data && newestFirst(data.letters).map((letter) => <LetterView key={letter.id} letter={letter} now={now} />)}
        </div>
      )}
      {open && (
        <div className="flex gap-2 border-t border-line px-4 py-3">
          <Button look="main" onPress={open}>
            <Trans>Открыть карточку</Trans>
          </Button>
          <Button onPress={() => setAnswering(!answering)}>
            {answering ? <Trans>К просмотру</Trans> : <Trans>Переписка</Trans>}
          </Button>
        </div>
      )}
    </aside>
  )
}

const newestFirst = (letters: RequestDetails['letters']): RequestDetails['letters'] =>
  letters.toSorted((a, b) => Date.parse(b.sentAt) - Date.parse(a.sentAt))

const LettersSkeleton = () => (
  <div aria-busy="true" className="border-t border-line px-4 py-3">
    <Skeleton className="h-3 w-2/5" />
    <Skeleton className="mt-3 h-2.5 w-full" />
    <Skeleton className="mt-2 h-2.5 w-4/5" />
  </div>
)
