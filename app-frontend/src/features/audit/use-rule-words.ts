import { ruleTitles } from '@poryadok/app-backend/audit/contract'
import { useWording } from '../../lib/use-wording.ts'

/** What a rule of the product is called. */
export function useRuleWords(): (rule: string) => string {
  const { lang } = useWording()
  return (rule) => ruleTitles[rule]?.[lang] ?? rule
}
