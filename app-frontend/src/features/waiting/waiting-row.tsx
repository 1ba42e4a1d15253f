import { useLingui } from '@lingui/react/macro'
import type { WaitingRequests } from '@poryadok/app-backend/triage/contract'
import { useWording } from '../../lib/use-wording.ts'
import { CardLink } from '../../ui/card-link.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Moment } from '../../ui/moment.tsx'
import { ConfirmCategory } from '../why/confirm-category.tsx'
import { reasonWords } from '../why/sentences.ts'

/** A request that waits: what it is, since when, why nobody has it, and the category that the rules suggest. */
export function WaitingRow({ row, onDone }: { row: WaitingRequests['rows'][number]; onDone: () => void }) {
  const { t, i18n } = useLingui()
  const words = useWording()
  const { id, title, path, since, category, suggested, because } = row
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-line px-4 py-3 last:border-0">
      <span className="min-w-0 flex-1 basis-80">
        <CardLink id={id} path={path} className="text-14 wrap-anywhere">
          {title || words.requestNumber(id)}
        </CardLink>
        {because && <span className="mt-0.5 block text-13 text-ink-2">{reasonWords(i18n, because).text}</span>}
      </span>
      {suggested && <ConfirmCategory requestId={id} category={suggested} onDone={onDone} />}
      {category ? (
        <Chip square tone="blue">
          {category}
        </Chip>
      ) : (
        <Chip square tone="grey">{t`без категории`}</Chip>
      )}
      <span className="text-12h whitespace-nowrap text-ink-3">
        {t`ждёт с`} <Moment at={since} as="since" />
      </span>
    </li>
  )
}
