import { LettersTab } from '../letters/letters-tab.tsx'
import { MailboxCard } from '../mailboxes/mailbox-card.tsx'

/** Letters: what became of each, and the addresses that take them in. */
export default function LettersSection() {
  return (
    <div className="flex flex-wrap items-start gap-4">
      <div className="min-w-[min(100%,480px)] flex-1">
        <LettersTab />
      </div>
      <div className="w-[360px] max-w-full">
        <MailboxCard />
      </div>
    </div>
  )
}
