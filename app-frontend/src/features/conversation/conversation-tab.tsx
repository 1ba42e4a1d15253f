import { useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import { useNow } from '../../lib/use-now.ts'
import { MoveFault } from '../request-card/move-fault.tsx'
import { RequestSide } from '../request-card/request-side.tsx'
import { StagePath } from '../request-card/stage-path.tsx'
import { useRequestMove } from '../request-card/use-request-move.ts'
import { useStageMove } from '../request-card/use-stage-move.ts'
import { useFrameHeight } from '../requests/use-frame-height.ts'
import ConversationPanel from './conversation-panel.tsx'
import { useConversation } from './use-conversation.ts'

const WhyPanel = lazy(() => import('../why/why-panel.tsx'))
const StageDialog = lazy(() => import('../request-card/stage-dialog.tsx'))

/** A request over the whole tab of its card: stages on top, what matters beside, all letters with the answer under them. */
export function ConversationTab({ id }: { id: number }) {
  const { t } = useLingui()
  const now = useNow()
  const { data } = useConversation(id)
  const [why, setWhy] = useState(false)
  const move = useRequestMove(id)
  const { asked, moveTo, leave } = useStageMove(id, move, data?.request.stage.id)
  useFrameHeight()
  const letters = data?.letters.filter(({ taskId }) => taskId === null) ?? []
  const parent = letters.findLast(({ key, automatic }) => key !== null && automatic === null)?.key ?? null
  return (
    <main className="@container flex h-full min-h-[420px] flex-col overflow-hidden">
      <h1 className="sr-only">{t`Переписка`}</h1>
      {data && <StagePath stage={data.request.stage} busy={move.isPending} onMove={(stage) => void moveTo(stage)} />}
      <div className="mb-3 empty:hidden">
        <MoveFault error={asked ? null : move.error} undoError={move.undoError} />
      </div>
      <div className="relative flex min-h-0 flex-1 flex-col gap-3 @min-[900px]:flex-row @min-[900px]:gap-4">
        {data && (
          <RequestSide
            request={data.request}
            now={now}
            move={move}
            draft={{ parent, begun: data.draft !== null, mayReply: data.mayReply }}
            onWhy={() => setWhy(!why)}
          />
        )}
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <ConversationPanel id={id} now={now} wide />
        </div>
        <Suspense fallback={null}>
          {why && data && (
            <WhyPanel overlay record={{ entityTypeId: data.entityTypeId, id }} onClose={() => setWhy(false)} />
          )}
          {asked && <StageDialog id={id} from={data?.request.stage.id} stage={asked} move={move} onClose={leave} />}
        </Suspense>
      </div>
    </main>
  )
}
