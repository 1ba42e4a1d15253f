import { Trans, useLingui } from '@lingui/react/macro'
import type { DryRun } from '@poryadok/app-backend/rule-sets/contract'
import { ArrowRight } from 'lucide-react'
import { useMomentLabel } from '../../lib/use-moment-label.ts'
import { Fragment, useState } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { Chip } from '../../ui/chip.tsx'
import { WhyLink } from '../../ui/why-link.tsx'
import type { KindSlot } from './kind-slot.ts'
import { SampleList } from './sample-list.tsx'

interface DryRunMovesProps {
  run: DryRun
  slot: KindSlot | undefined
}

const cell = 'px-3 py-2 first:pl-4 last:pr-4'
const figure = `${cell} text-right tabular-nums`

/** From what to what, for how many; the first records of each on demand. The rows add up to the changed ones. */
export function DryRunMoves({ run, slot }: DryRunMovesProps) {
  const { t } = useLingui()
  const { count } = useWording()
  const labelOf = useMomentLabel()
  const [open, setOpen] = useState<string | null>(null)
  if (run.moves.length === 0)
    return (
      <p className="p-4 text-13 text-ink-2">
        {run.state === 'done' ? (
          <Trans>Ни одно решение не изменится.</Trans>
        ) : (
          <Trans>Отличий пока не встретилось.</Trans>
        )}
      </p>
    )
  const withPeople = run.likePeople + run.againstPeople > 0
  return (
    <div className="overflow-x-auto">
      <table aria-label={t`Что чем станет`} className="w-full border-collapse text-13h">
        <thead>
          <tr className="text-12h text-ink-3">
            <th scope="col" className={`${cell} text-left font-normal`}>{t`Сейчас`}</th>
            <th scope="col" className={`${cell} text-left font-normal`}>{t`Станет`}</th>
            <th scope="col" className={`${figure} font-normal`}>{t`Записей`}</th>
            {withPeople && <th scope="col" className={`${figure} font-normal`}>{t`Как у людей`}</th>}
            {withPeople && <th scope="col" className={`${figure} font-normal`}>{t`Против людей`}</th>}
            <th scope="col" className={cell}>
              <span className="sr-only">{t`Записи`}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {run.moves.map((move) => {
            const id = `${move.from.key} → ${move.to.key}`
            const shown = open === id
            return (
              <Fragment key={id}>
                <tr className="border-t border-line">
                  <td className={cell}>
                    <span className="flex items-center gap-3">
                      <Chip square tone={slot?.tone(move.from.key) ?? 'grey'}>
                        {labelOf(move.from.label)}
                      </Chip>
                      <ArrowRight size={15} aria-hidden="true" className="ml-auto shrink-0 text-ink-3" />
                    </span>
                  </td>
                  <td className={cell}>
                    <Chip square tone={slot?.tone(move.to.key) ?? 'grey'}>
                      {labelOf(move.to.label)}
                    </Chip>
                  </td>
                  <td className={`${figure} font-semibold`}>{count(move.count)}</td>
                  {withPeople && <td className={`${figure} text-green-ink`}>{count(move.likePeople)}</td>}
                  {withPeople && (
                    <td className={`${figure} ${move.againstPeople > 0 ? 'text-red-ink' : ''}`}>
                      {count(move.againstPeople)}
                    </td>
                  )}
                  <td className={`${cell} text-right whitespace-nowrap`}>
                    <WhyLink open={shown} onToggle={() => setOpen(shown ? null : id)}>
                      {shown ? t`свернуть` : t`какие`}
                    </WhyLink>
                  </td>
                </tr>
                {shown && (
                  <tr>
                    <td colSpan={withPeople ? 6 : 4} className="px-4 pb-3">
                      <SampleList samples={move.samples} total={move.count} />
                    </td>
                  </tr>
                )}
              </Fragment>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
