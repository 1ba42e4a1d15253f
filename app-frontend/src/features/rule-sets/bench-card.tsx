import { useLingui } from '@lingui/react/macro'
import type { RuleLab } from '@poryadok/app-backend/rule-sets/contract'
import { useState } from 'react'
import { Card } from '../../ui/card.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { ExamplesList } from './examples-list.tsx'
import type { KindSlot } from './kind-slot.ts'
import { PastPick } from './past-pick.tsx'
import { TryForm } from './try-form.tsx'

interface BenchCardProps {
  lab: RuleLab
  slot: KindSlot | undefined
  /** The rules that are tried: saved or not. */
  body: unknown
  /** False: the rules have faults and can’t be asked. */
  sound: boolean
}

type Source = 'paste' | 'past' | 'examples'

/** The test bench: facts by hand, records of the past, saved examples. Answers while the rules are edited. */
export function BenchCard({ lab, slot, body, sound }: BenchCardProps) {
  const { t, i18n } = useLingui()
  const [source, setSource] = useState<Source>(lab.examples > 0 ? 'examples' : 'paste')
  const segments: { id: Source; label: string }[] = [
    { id: 'paste', label: t`Вставить` },
    ...(lab.may.edit ? [{ id: 'past' as const, label: slot ? i18n._(slot.past) : t`Из прошлого` }] : []),
    { id: 'examples', label: lab.examples > 0 ? t`Образцы ${lab.examples}` : t`Образцы` },
  ]
  const shared = { lab, slot, body, sound }
  return (
    <Card
      title={t`Проверка`}
      aside={<Segmented<Source> label={t`На чём проверить`} segments={segments} value={source} onChange={setSource} />}
    >
      <div className="flex flex-col gap-3 p-4">
        {!sound && (
          <p className="text-13 text-amber-ink">{t`В правилах есть ошибки: проверка заработает, когда вы их исправите.`}</p>
        )}
        {source === 'paste' && <TryForm {...shared} />}
        {source === 'past' && <PastPick {...shared} />}
        {source === 'examples' && <ExamplesList {...shared} />}
      </div>
    </Card>
  )
}
