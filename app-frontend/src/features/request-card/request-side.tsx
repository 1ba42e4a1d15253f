import { useLingui } from '@lingui/react/macro'
import type { RequestRow } from '@poryadok/app-backend/requests/contract'
import { Lightbulb } from 'lucide-react'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { FormerBanner } from '../former-contacts/former-banner.tsx'
import { ProductsDisclosure } from '../products/products-disclosure.tsx'
import { StagesDisclosure } from '../reports/stages-disclosure.tsx'
import { PeekSummary } from '../requests/peek-summary.tsx'
import { FieldsDisclosure } from './fields-disclosure.tsx'
import { MacrosMenu } from './macros-menu.tsx'
import type { RequestMove } from './use-request-move.ts'

interface RequestSideProps {
  request: RequestRow
  now: Date
  move: RequestMove
  /** The letter that an answer of a macro answers, and whether one is being written already. */
  draft: { parent: { kind: 'in' | 'out'; id: number } | null; begun: boolean; mayReply: boolean }
  onWhy: () => void
}

/** Beside the conversation: what matters of a request, its fields, products and times, macros and the reasons. */
export function RequestSide({ request, now, move, draft, onWhy }: RequestSideProps) {
  const { t } = useLingui()
  const words = useWording()
  return (
    <section
      aria-label={t`Главное о запросе`}
      className="shrink-0 overflow-y-auto rounded-lg bg-white shadow-card @max-[899px]:max-h-[45%] @min-[900px]:w-[320px]"
    >
      <div className="flex items-center gap-2 px-4 pt-3 pb-1.5">
        <span className="min-w-0 flex-1 text-12 whitespace-nowrap text-ink-3">{words.requestNumber(request.id)}</span>
        <Button size="sm" icon={<Lightbulb size={15} strokeWidth={1.75} aria-hidden="true" />} onPress={onWhy}>
          {t`Почему?`}
        </Button>
        <MacrosMenu request={request} move={move} draft={draft} />
      </div>
      <PeekSummary request={request} now={now} />
      <FormerBanner contactId={request.contact?.id ?? null} />
      <FieldsDisclosure id={request.id} />
      <ProductsDisclosure id={request.id} />
      <StagesDisclosure id={request.id} />
    </section>
  )
}
