import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { DryRun } from '@poryadok/app-backend/rule-sets/contract'
import { TriangleAlert } from 'lucide-react'
import { useWording } from '../../lib/use-wording.ts'
import { Note } from '../../ui/note.tsx'
import { Progress } from '../../ui/progress.tsx'
import { DryRunLoads } from './dry-run-loads.tsx'
import { DryRunMoves } from './dry-run-moves.tsx'
import type { KindSlot } from './kind-slot.ts'

interface DryRunResultProps {
  run: DryRun
  slot: KindSlot | undefined
  /** The draft is another one by now. */
  stale: boolean
}

/** What a run came to: figures at the left, from -> to at the right. They grow while it goes on. */
export function DryRunResult({ run, slot, stale }: DryRunResultProps) {
  const { t } = useLingui()
  const { count } = useWording()
  const { state, records, total, days, baseVersion } = run
  const period = plural(days, {
    one: 'Последний # день',
    few: 'Последние # дня',
    many: 'Последние # дней',
    other: 'Последние # дня',
  })
  const against = baseVersion === null ? t`пустых правил` : t`версии ${baseVersion}`
  return (
    <div>
      <p className="px-4 pt-3 text-13 text-ink-2">
        <Trans>
          {period} · черновик против {against} · ничего не записано
        </Trans>
      </p>
      {stale && state !== 'running' && (
        <div className="px-4 pt-3">
          <Note tone="amber" icon={<TriangleAlert size={18} strokeWidth={1.75} />}>
            <Trans>Это прогон прежнего черновика. Прогоните снова, чтобы увидеть, что сделает нынешний.</Trans>
          </Note>
        </div>
      )}
      {state === 'running' && (
        <div className="px-4 pt-3">
          <Progress
            label={t`Читаем записи. Окно можно закрыть: прогон идёт на сервере.`}
            share={total === null ? null : total === 0 ? 1 : records / total}
            figure={total === null ? '' : t`${count(records)} из ${count(total)}`}
          />
        </div>
      )}
      {(state === 'failed' || state === 'cancelled') && (
        <p className="px-4 pt-3 text-13 text-amber-ink">
          {state === 'failed'
            ? t`Прогон прервался, цифры неполные. Запустите его снова.`
            : t`Прогон остановлен, цифры неполные.`}
        </p>
      )}
      <div className="flex flex-wrap">
        <Figures run={run} />
        <div className="min-w-[min(100%,620px)] flex-[2] border-line min-[1200px]:border-l">
          <DryRunMoves run={run} slot={slot} />
        </div>
      </div>
      <DryRunLoads loads={run.loads} />
    </div>
  )
}

function Figures({ run }: { run: DryRun }) {
  const { t, i18n } = useLingui()
  const { count } = useWording()
  const { records, changed, likePeople, againstPeople, effects } = run
  const percent = new Intl.NumberFormat(i18n.locale, { style: 'percent', maximumFractionDigits: 1 })
  const share = records > 0 ? percent.format(changed / records) : ''
  return (
    <div className="min-w-[260px] flex-1 p-4">
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3">
        <Figure value={count(records)} label={t`записей прочитано`} />
        <Figure value={count(changed)} label={share ? t`решение сменится, ${share}` : t`решение сменится`} />
        {likePeople + againstPeople > 0 && (
          <>
            <Figure value={count(likePeople)} label={t`совпадут с правкой людей`} ink="text-green-ink" />
            <Figure value={count(againstPeople)} label={t`разойдутся с правкой людей`} ink="text-red-ink" />
          </>
        )}
      </dl>
      {effects.map((effect) => (
        <p key={effect.label} className="mt-3 text-13 text-ink-2">
          {effect.label}: {count(effect.count)}
        </p>
      ))}
    </div>
  )
}

const Figure = ({ value, label, ink = 'text-ink' }: { value: string; label: string; ink?: string }) => (
  <div className="flex flex-col-reverse">
    <dt className="text-12 text-ink-2">{label}</dt>
    <dd className={`text-24 font-light tabular-nums ${ink}`}>{value}</dd>
  </div>
)
