import { anyRecord, recordTitles } from '@poryadok/app-backend/audit/contract'
import { useWording } from '../../lib/use-wording.ts'

/** What a CRM type is called. */
export function useRecordWords(): (entityTypeId: number) => string {
  const { lang } = useWording()
  return (entityTypeId) => (recordTitles[entityTypeId] ?? anyRecord)[lang]
}
