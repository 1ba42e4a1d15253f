import { Trans, useLingui } from '@lingui/react/macro'
import type { ImportRunView, WriteProgress } from '@poryadok/app-backend/record-import/contract'
import { CircleAlert, CircleCheck, Inbox, LoaderCircle } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { ProgressBar } from 'react-aria-components/ProgressBar'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { StateChip } from '../long-work/state-chip.tsx'
import { TaskActions } from '../long-work/task-actions.tsx'
import { useRunTask } from './use-run-task.ts'

interface RunHeadProps {
  run: ImportRunView
  progress: WriteProgress | undefined
}

/** Title, bar, pace and the rows by state: they add up to the file. */
export function RunHead({ run, progress }: RunHeadProps) {
  const { t } = useLingui()
  const wording = useWording()
  const now = useNow()
  const id = useId()
  const put = useRunTask(run.id)
  const { title, counts, task, startedAt } = run
  const begun = startedAt === null ? '' : wording.moment(startedAt, now)
  const writing = run.state === 'writing'
  return (
    <section aria-labelledby={id} className="min-w-0 rounded-lg bg-white shadow-card">
      <div className="px-5 pt-[18px] pb-3.5">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0">
            <div className="flex min-w-0 items-center gap-2.5">
              <h2 id={id} className="truncate text-18 font-medium">
                {title}
              </h2>
              {task && (
                <span role="status" className="shrink-0">
                  <StateChip task={task} />
                </span>
              )}
            </div>
            <p className="mt-0.5 text-13 text-ink-2">
              {begun !== '' && <Trans>Начато {begun}.</Trans>}{' '}
              {writing && task?.state === 'running' && <Trans>Окно можно закрыть: загрузка идёт на сервере.</Trans>}
              {task?.state === 'paused' && <Trans>Продолжится с того же места.</Trans>}
            </p>
          </div>
          {writing && task && (
            <div className="flex gap-3">
              <TaskActions task={task} onChange={put} />
            </div>
          )}
        </div>
        <Bar run={run} label={t`Ход загрузки «${title}»`} />
        <Pace run={run} progress={progress} />
      </div>
      <dl className="grid grid-cols-2 border-t border-line sm:grid-cols-4">
        <State icon={<Inbox size={15} />} code="NEW" value={counts.new} says={t`ждут очереди`} />
        <State
          icon={<LoaderCircle size={15} />}
          ink="text-blue-ink"
          code="IN_FLIGHT"
          value={counts.inFlight}
          says={t`отправлены, ждём ответ`}
        />
        <State
          icon={<CircleCheck size={15} />}
          ink="text-green-ink"
          code="SUCCESS"
          value={counts.success}
          says={t`в портале, больше не трогаем`}
        />
        <State
          icon={<CircleAlert size={15} />}
          ink="text-red-ink"
          code="FAILED"
          value={counts.failed}
          says={t`причины ниже`}
        />
      </dl>
    </section>
  )
}

function Bar({ run: { counts }, label }: { run: ImportRunView; label: string }) {
  const { total, success, failed, inFlight, skipped, undone } = counts
  const width = (count: number): string => `${total > 0 ? (count / total) * 100 : 0}%`
  const share = total > 0 ? ((success + failed + skipped + undone) / total) * 100 : 0
  return (
    <ProgressBar aria-label={label} value={share} className="mt-4">
      <div className="flex h-3.5 overflow-hidden rounded-full bg-line-strong">
        <div className="bg-green" style={{ width: width(success) }} />
        <div className="bg-red" style={{ width: width(failed) }} />
        <div className="bg-line-field" style={{ width: width(skipped + undone) }} />
        <div className="bg-accent" style={{ width: width(inFlight) }} />
      </div>
    </ProgressBar>
  )
}

function Pace({ run: { counts, state }, progress }: RunHeadProps) {
  const { count, lang, span } = useWording()
  const now = useNow()
  const { since } = useWording()
  const handled = counts.success + counts.failed + counts.skipped + counts.undone
  const percent = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 })
  const rate = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 })
  const [ready, all] = [count(handled), count(counts.total)]
  const { perSecond = null, sustainedPerSecond = null, endsAt = null } = (state === 'writing' && progress) || {}
  const [pace, most] = [rate.format(perSecond ?? 0), rate.format(sustainedPerSecond ?? 0)]
  const left = endsAt === null ? '' : span(Math.max(0, Date.parse(endsAt) - now.getTime()))
  const end = endsAt === null ? '' : since(endsAt, now)
  return (
    <div className="mt-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 text-13 text-ink-2 tabular-nums">
      <span>
        <b className="mr-1.5 text-15 font-semibold text-ink">
          {percent.format(counts.total > 0 ? handled / counts.total : 0)}
        </b>
        <Trans>
          {ready} из {all} строк
        </Trans>
      </span>
      <span className="flex flex-wrap gap-x-6">
        {perSecond !== null && (
          <span>
            <Trans>
              скорость <b className="font-semibold text-ink">{pace} строки/с</b>
            </Trans>{' '}
            {sustainedPerSecond !== null && <Trans>из {most} возможных</Trans>}
          </span>
        )}
        {endsAt !== null && (
          <span>
            <Trans>
              осталось <b className="font-semibold text-ink">{left}</b> примерно до {end}
            </Trans>
          </span>
        )}
      </span>
    </div>
  )
}

interface StateProps {
  icon: ReactNode
  code: string
  value: number
  says: string
  ink?: string
}

function State({ icon, code, value, says, ink = 'text-ink-2' }: StateProps) {
  const { count } = useWording()
  return (
    <div className="border-line px-4 py-3.5 not-first:border-l">
      <dt className={`flex items-center gap-1.5 text-12 font-semibold ${ink}`}>
        <span aria-hidden="true">{icon}</span>
        <span className="font-mono">{code}</span>
      </dt>
      <dd className="mt-1">
        <span className="block text-24 leading-tight font-light tabular-nums">{count(value)}</span>
        <span className="text-12 text-ink-3">{says}</span>
      </dd>
    </div>
  )
}
