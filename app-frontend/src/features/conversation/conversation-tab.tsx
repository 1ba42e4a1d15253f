import { useNow } from '../../lib/use-now.ts'
import { ProductsDisclosure } from '../products/products-disclosure.tsx'
import { useFrameHeight } from '../requests/use-frame-height.ts'
import ConversationPanel from './conversation-panel.tsx'

/** All letters of a request with the answer under them, over the whole tab. */
export function ConversationTab({ id }: { id: number }) {
  const now = useNow()
  useFrameHeight()
  return (
    <div className="flex h-full min-h-[420px] flex-col overflow-hidden">
      <div className="mx-auto mb-3 max-h-[45%] w-full max-w-[960px] shrink-0 overflow-y-auto rounded-lg bg-white shadow-card">
        <ProductsDisclosure id={id} />
      </div>
      <ConversationPanel id={id} now={now} wide />
    </div>
  )
}
