import { useLingui } from '@lingui/react/macro'
import type {
  Condition,
  ConditionGroup,
  ConditionOp,
  ListField,
  Period,
} from '@poryadok/app-backend/request-list/contract'
import { useFieldTitle } from './field-title.ts'
import { useLinkWords } from './use-link-words.ts'

interface WordsSource {
  fields: readonly ListField[]
  people: readonly { id: number; name: string }[]
}

/** What conditions are called in the editor. */
export function useOpWords(): Record<ConditionOp, string> {
  const { t } = useLingui()
  return {
    'any-of': t`любое из`,
    'none-of': t`ни одно из`,
    open: t`открытые`,
    closed: t`закрытые`,
    contains: t`содержит`,
    lacks: t`не содержит`,
    between: t`в пределах`,
    period: t`период`,
    empty: t`не заполнено`,
    filled: t`заполнено`,
  }
}

/** Periods that move with the clock; those with a number of days take it in place of «N». */
export function usePeriodWords(): (period: Period, days: number | null) => string {
  const { t } = useLingui()
  return (period, days) => {
    const count = days ?? 'N'
    const words: Record<Period, string> = {
      today: t`сегодня`,
      yesterday: t`вчера`,
      tomorrow: t`завтра`,
      'this-week': t`эта неделя`,
      'last-week': t`прошлая неделя`,
      'this-month': t`этот месяц`,
      'last-month': t`прошлый месяц`,
      past: t`уже прошло`,
      'last-days': t`последние ${count} дн.`,
      'next-days': t`ближайшие ${count} дн.`,
      'older-days': t`раньше, чем ${count} дн. назад`,
    }
    return words[period]
  }
}

/** A condition, and a group of them, as the chip above the list says it. */
export function useConditionWords({ fields, people }: WordsSource) {
  const { t } = useLingui()
  const titleOf = useFieldTitle()
  const ops = useOpWords()
  const periodWords = usePeriodWords()
  const { valueName: linkName } = useLinkWords()
  const valueName = (field: ListField | undefined, id: string): string => {
    if (id === 'me') return t`я`
    if (field?.kind === 'yes-no') return id === '1' ? t`да` : t`нет`
    if (field?.kind === 'link') return linkName(field, id)
    if (field?.kind === 'person') return people.find((one) => String(one.id) === id)?.name ?? `№ ${id}`
    // An option that was removed in the portal keeps its number: the condition finds nothing any more.
    return field?.options.find((option) => option.id === id)?.name ?? `№ ${id}`
  }
  const said = (condition: Condition): string => {
    const field = fields.find(({ name }) => name === condition.field)
    const title = field ? titleOf(field) : condition.field
    switch (condition.op) {
      case 'any-of':
        return `${title}: ${condition.values.map((id) => valueName(field, id)).join(', ')}`
      case 'none-of': {
        const names = condition.values.map((id) => valueName(field, id)).join(', ')
        return t`${title}: кроме ${names}`
      }
      case 'contains':
        return `${title}: «${condition.text}»`
      case 'lacks':
        return t`${title}: без «${condition.text}»`
      case 'between':
        return `${title}: ${condition.from ?? '…'} – ${condition.to ?? '…'}`
      case 'period':
        return `${title}: ${periodWords(condition.period, condition.days)}`
      default:
        return `${title}: ${ops[condition.op]}`
    }
  }
  const joint = { all: t`и`, any: t`или` }
  return (group: ConditionGroup): string => group.conditions.map(said).join(` ${joint[group.match]} `)
}
