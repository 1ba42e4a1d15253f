import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { PeriodUndoPreview } from '@poryadok/app-backend/audit/contract'
import { useWording } from '../../lib/use-wording.ts'
import { AuditWordsContext } from './audit-words.ts'
import { LeftAlone } from './left-alone.tsx'
import { MovesTable } from './moves-table.tsx'

/** How many records get what back, and what stays because somebody changed it since. */
export function PeriodPreview({ preview }: { preview: PeriodUndoPreview }) {
  const { t } = useLingui()
  const { count } = useWording()
  const { records, compared, changes, moves, moveCount, conflicts, conflictCount, words } = preview
  const title = plural(changes, {
    one: 'Прежние значения вернутся в # запись',
    few: 'Прежние значения вернутся в # записи',
    many: 'Прежние значения вернутся в # записей',
    other: 'Прежние значения вернутся в # записи',
  })
  const [shown, all] = [count(compared), count(records)]
  const more = count(moveCount - moves.length)
  return (
    <section aria-label={t`Что вернётся`} className="flex flex-col gap-3">
      {records === 0 && <p className="text-14">{t`За это время выбранные правила ничего не записали.`}</p>}
      {records > 0 && changes === 0 && (
        <p className="text-14">{t`Возвращать нечего: после правил всё сменили люди.`}</p>
      )}
      <AuditWordsContext value={words}>
        {moves.length > 0 && <MovesTable title={title} was={t`Сейчас`} becomes={t`Вернётся`} moves={moves} />}
      </AuditWordsContext>
      {moveCount > moves.length && <p className="text-12 text-ink-3">{t`И ещё ${more} видов изменений.`}</p>}
      {compared < records && (
        <p className="text-13 text-ink-2">{t`С порталом сверено ${shown} записей из ${all}: остальные сверит сама отмена.`}</p>
      )}
      <LeftAlone conflicts={conflicts} count={conflictCount} impossible={0} words={words} />
    </section>
  )
}
