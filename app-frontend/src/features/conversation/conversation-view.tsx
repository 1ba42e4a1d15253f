import { useServices } from '../../lib/services.ts'
import { NoCard } from '../../ui/no-card.tsx'
import { ConversationTab } from './conversation-tab.tsx'

/** The «Переписка» tab of a request. */
export default function ConversationView() {
  const { boot } = useServices()
  return boot.requestId === null ? <NoCard /> : <ConversationTab id={boot.requestId} />
}
