import { useLingui } from '@lingui/react/macro'
import type { ColourRule, ColourRules } from '@poryadok/app-backend/call-card/contract'
import { CircleAlert, Info, Plus } from 'lucide-react'
import { useState } from 'react'
import { randomKey } from '../../lib/random-key.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { SettingsGear } from '../settings/settings-gear.tsx'
import { RuleDialog } from './rule-dialog.tsx'
import { RuleLine } from './rule-line.tsx'
import { TryNumber } from './try-number.tsx'
import { useColourRules } from './use-call-card.ts'

/** Which call gets which colour: the rules in their order, and a number tried out. */
export function ColoursTab({ mayTry }: { mayTry: boolean }) {
  const { data, error, refetch } = useColourRules().rules
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return (
    <div className="grid grid-cols-1 items-start gap-4 min-[1080px]:grid-cols-[minmax(0,1fr)_324px]">
      <Rules key={data.revision} stored={data} />
      <div className="grid gap-4">
        {mayTry && <TryNumber />}
        <CloudLimits />
      </div>
    </div>
  )
}

const fresh = (): ColourRule => ({
  id: `r-${randomKey().slice(0, 8)}`,
  found: [],
  statuses: [],
  relations: [],
  directions: [],
  colour: 'yellow',
  title: '',
  text: '',
  action: 'none',
})

function Rules({ stored }: { stored: ColourRules }) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const { save } = useColourRules()
  const [rules, setRules] = useState(stored.rules)
  const [edited, setEdited] = useState<ColourRule | null>(null)
  const fault = save.error && errorWords(save.error)
  const changed = JSON.stringify(rules) !== JSON.stringify(stored.rules)
  const { mayEdit } = stored
  const move = (at: number, by: number): void => {
    const next = rules.slice()
    next.splice(at + by, 0, ...next.splice(at, 1))
    setRules(next)
  }
  const keep = (rule: ColourRule): void => {
    setRules(
      rules.some(({ id }) => id === rule.id) ? rules.map((one) => (one.id === rule.id ? rule : one)) : [rule, ...rules],
    )
    setEdited(null)
  }
  return (
    <Card title={t`Правила цвета, решает первое подходящее`} aside={<SettingsGear slice="call-card" />}>
      <ol aria-label={t`Правила цвета`}>
        {rules.map((rule, at) => (
          <RuleLine
            key={rule.id}
            rule={rule}
            number={at + 1}
            statuses={stored.statuses}
            onEdit={mayEdit ? () => setEdited(rule) : null}
            onUp={mayEdit && at > 0 ? () => move(at, -1) : null}
            onDown={mayEdit && at < rules.length - 1 ? () => move(at, 1) : null}
          />
        ))}
      </ol>
      {fault && (
        <div className="px-4 pt-3">
          <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            {fault.title} {fault.text}
          </Note>
        </div>
      )}
      {mayEdit && (
        <div className="flex flex-wrap gap-2 p-4">
          <Button icon={<Plus size={15} aria-hidden="true" />} onPress={() => setEdited(fresh())}>
            {t`Добавить правило`}
          </Button>
          <Button
            look="main"
            isDisabled={!changed}
            isPending={save.isPending}
            icon={save.isPending && <Spinner />}
            onPress={() => save.mutate({ revision: stored.revision, rules })}
          >
            {t`Сохранить правила`}
          </Button>
          {changed && <Button onPress={() => setRules(stored.rules)}>{t`Вернуть как было`}</Button>}
        </div>
      )}
      {edited && (
        <RuleDialog
          rule={edited}
          statuses={stored.statuses}
          onKeep={keep}
          onRemove={
            rules.length > 1 ? () => (setRules(rules.filter(({ id }) => id !== edited.id)), setEdited(null)) : null
          }
          onClose={() => setEdited(null)}
        />
      )}
    </Card>
  )
}

function CloudLimits() {
  const { t } = useLingui()
  return (
    <Note tone="blue" icon={<Info size={18} strokeWidth={1.75} />}>
      {t`Саму карточку звонка Битрикс24 перекрасить не даёт: цветной бывает наша вкладка в ней. Портал открывает вкладку сам, если «Порядок» в карточке первый. На мобильном и на аппарате карточки нет.`}
    </Note>
  )
}
