import { Trans, useLingui } from '@lingui/react/macro'
import type { LongTaskView } from '@poryadok/app-backend/platform/contract'
import { clock } from '../../lib/moment.ts'
import { useWording } from '../../lib/use-wording.ts'

/** Share and counts at the left, rate and time left at the right. */
export function TaskPace({ task }: { task: LongTaskView }) {
  const { i18n } = useLingui()
  const { lang, count, span } = useWording()
  const { done, failed, skipped, total, perSecond, endsAt, updatedAt } = task
  const handled = done + failed + skipped
  const percent = new Intl.NumberFormat(i18n.locale, { style: 'percent', maximumFractionDigits: 1 })
  const digits = perSecond !== null && perSecond < 100 ? 1 : 0
  const rate = new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: digits }).format(perSecond ?? 0)
  // By the server's clock: the person's may go wrong.
  const left = endsAt === null ? 0 : Math.max(0, Date.parse(endsAt) - Date.parse(updatedAt))
  const [ready, all] = [count(handled), count(total ?? 0)]
  return (
    <div className="mt-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 text-13 text-ink-2 tabular-nums">
      <span>
        {total !== null && total > 0 && (
          <b className="mr-1.5 text-15 font-semibold text-ink">{percent.format(Math.min(1, handled / total))}</b>
        )}
        {total === null ? (
          <Trans>обработано {ready}, считаем, сколько всего</Trans>
        ) : (
          <Trans>
            {ready} из {all}
          </Trans>
        )}
      </span>
      {perSecond !== null && (
        <span className="flex flex-wrap gap-x-6">
          <span>
            <Trans>
              скорость <b className="font-semibold text-ink">{rate}</b> в секунду
            </Trans>
          </span>
          {endsAt !== null && (
            <span>
              <Trans>
                осталось <b className="font-semibold text-ink">{span(left)}</b> примерно до{' '}
                {clock(new Date(endsAt), lang)}
              </Trans>
            </span>
          )}
        </span>
      )}
    </div>
  )
}
