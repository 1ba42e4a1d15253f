import { useLingui } from '@lingui/react/macro'
import type { CatchUpView } from '@poryadok/app-backend/operations/contract'
import { Clock, ShieldCheck, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Moment } from '../../ui/moment.tsx'

const between = 'before:absolute before:top-1.5 before:-left-1 before:text-ink-3'
const equals = `${between} before:content-['=']`
const plus = `${between} before:content-['+']`

const total = (count: CatchUpView['missed']): number => count.added + count.changed + count.deleted

/** What came while nobody listened: missed = caught up + left, always. */
export function CatchUpCard({ catchUp }: { catchUp: CatchUpView }) {
  const { t } = useLingui()
  const words = useWording()
  const [byHour, setByHour] = useState(false)
  const parts = [
    { id: 'missed', sign: '', value: total(catchUp.missed), word: t`пропущено`, ink: '' },
    { id: 'done', sign: equals, value: total(catchUp.caughtUp), word: t`догнали`, ink: 'text-green-ink' },
    { id: 'left', sign: plus, value: catchUp.left, word: t`осталось`, ink: catchUp.left > 0 ? 'text-red-ink' : '' },
  ]
  return (
    <Card title={t`После простоя`} aside={<Outcome catchUp={catchUp} />}>
      <div className="flex flex-col gap-3 p-4">
        <p className="text-13 text-ink-2">
          {t`Портал не был слышен:`} <Moment at={catchUp.from} as="near" /> – <Moment at={catchUp.to} as="since" />
        </p>
        <dl className="flex items-start gap-2 text-center">
          {parts.map(({ id, sign, value, word, ink }) => (
            <div key={id} className={`relative flex flex-1 flex-col-reverse ${sign}`}>
              <dt className="text-12 text-ink-3">{word}</dt>
              <dd className={`text-24 leading-tight font-light ${ink}`}>{words.count(value)}</dd>
            </div>
          ))}
        </dl>
        {catchUp.byHour.length > 0 && (
          <div className="-ml-2.5">
            <Button look="flat" size="sm" aria-expanded={byHour} onPress={() => setByHour(!byHour)}>
              {byHour ? t`Скрыть отчёт по часам` : t`Отчёт по часам`}
            </Button>
            {byHour && (
              <ul className="mt-1 flex flex-col gap-1 pl-2.5 text-13">
                {catchUp.byHour.map(({ hour, count }) => (
                  <li key={hour} className="flex justify-between gap-2">
                    <Moment at={hour} as="exact" />
                    <span>{words.count(count)}</span>
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
      </div>
    </Card>
  )
}

function Outcome({ catchUp }: { catchUp: CatchUpView }) {
  const { t } = useLingui()
  const xs = { size: 13, strokeWidth: 2, 'aria-hidden': true, className: 'shrink-0' } as const
  if (catchUp.endedAt === null) return <Chip tone="blue" icon={<Clock {...xs} />}>{t`Догоняем`}</Chip>
  if (catchUp.left > 0) return <Chip tone="red" icon={<TriangleAlert {...xs} />}>{t`Догнали не всё`}</Chip>
  return <Chip tone="green" icon={<ShieldCheck {...xs} />}>{t`Ничего не потеряно`}</Chip>
}
