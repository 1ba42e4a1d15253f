import { actionTitles } from '@poryadok/app-backend/audit/contract'
import { useWording } from '../../lib/use-wording.ts'

/** Actions of the trail in words; a new one is shown by its code until it has a title. */
export function useActionWords(): (action: string) => string {
  const { lang } = useWording()
  return (action) => actionTitles[action]?.[lang] ?? action
}
