import { useNow } from '../../lib/use-now.ts'
import { useFrameHeight } from '../requests/use-frame-height.ts'
import ConversationPanel from './conversation-panel.tsx'

/** All letters of a request with the answer under them, over the whole tab. */
export function ConversationTab({ id }: { id: number }) {
  const now = useNow()
  useFrameHeight()
  return (
    <div className="flex h-full min-h-[420px] flex-col overflow-hidden">
      <ConversationPanel id={id} now={now} wide />
    </div>
  )
}
