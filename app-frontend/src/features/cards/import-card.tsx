import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { ImportRow } from '@poryadok/app-backend/vcard-import/contract'
import { ChevronDown, ChevronRight, MailCheck, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Moment } from '../../ui/moment.tsx'
import { ReasonList } from '../why/reason-list.tsx'
import { CardLine } from './card-line.tsx'
import { UndoImportDialog } from './undo-import-dialog.tsx'

/** More cards than this are folded until they are asked for. */
const shownAtOnce = 10
const takenBack = new Set(['created', 'updated'])

/** One letter: who sent it, whose its contacts are, what became of each card. */
export function ImportCard({ row, mayUndo }: { row: ImportRow; mayUndo: boolean }) {
  const { t } = useLingui()
  const [explained, setExplained] = useState(false)
  const [whole, setWhole] = useState(row.cards.length <= shownAtOnce)
  const [undoing, setUndoing] = useState(false)
  const { sender, subject, responsible, cards, faults, because, state, at, answered } = row
  const count = plural(cards.length, { one: '# визитка', few: '# визитки', many: '# визиток', other: '# визитки' })
  const shown = whole ? cards : cards.slice(0, shownAtOnce)
  const rest = cards.length - shown.length
  const undoable = mayUndo && state === 'done' && cards.some((one) => takenBack.has(one.state))
  return (
    <article aria-label={subject || sender.address} className="rounded-lg bg-white shadow-card">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-3">
        <div className="min-w-[240px] flex-1">
          <h2 className="text-14 font-semibold wrap-anywhere">{subject || t`Без темы`}</h2>
          <p className="text-13 wrap-anywhere text-ink-2">
            {sender.name ? `${sender.name}, ${sender.address}` : sender.address} · <Moment at={at} /> · {count}
          </p>
          <p className="text-13 text-ink-3">
            {t`Ответственный: ${responsible.name}`}
            {answered && (
              <>
                {' · '}
                <MailCheck size={13} strokeWidth={2} aria-hidden="true" className="inline align-[-2px]" />{' '}
                {t`отправителю отвечено`}
              </>
            )}
          </p>
        </div>
        {state === 'working' && <Chip tone="violet">{t`Записываем`}</Chip>}
        {state === 'undone' && <Chip>{t`Отменено`}</Chip>}
        <Button
          size="sm"
          look="flat"
          aria-expanded={explained}
          icon={
            explained ? <ChevronDown size={15} aria-hidden="true" /> : <ChevronRight size={15} aria-hidden="true" />
          }
          onPress={() => setExplained(!explained)}
        >
          {t`Почему?`}
        </Button>
        {undoable && (
          <Button size="sm" icon={<Undo2 size={15} aria-hidden="true" />} onPress={() => setUndoing(true)}>
            {t`Отменить`}
          </Button>
        )}
      </header>
      {(explained || cards.length === 0) && (
        <div className="border-t border-line px-4 py-2.5 text-13 text-ink-2">
          <ReasonList reasons={[...because, ...faults]} />
        </div>
      )}
      <ul>
        {shown.map((card) => (
          <CardLine key={card.id} card={card} explained={explained || card.state === 'failed'} />
        ))}
      </ul>
      {rest > 0 && (
        <div className="grid place-items-center border-t border-line p-2">
          <Button size="sm" look="flat" onPress={() => setWhole(true)}>
            {t`Показать ещё ${rest}`}
          </Button>
        </div>
      )}
      {undoing && <UndoImportDialog row={row} onClose={() => setUndoing(false)} />}
    </article>
  )
}
