import { useLingui } from '@lingui/react/macro'

/** What a rule of the product is called. */
export function useRuleWords(): (rule: string) => string {
  const { t } = useLingui()
  const words: Record<string, string> = {
    intake: t`Приём писем`,
    person: t`Человек`,
    setup: t`Настройка портала`,
    categorization: t`Категории`,
    routing: t`Распределение`,
    deadlines: t`Сроки`,
  }
  return (rule) => words[rule] ?? rule
}
