import type { LongTaskView } from '@poryadok/app-backend/platform/contract'
import type { ImportRunView } from '@poryadok/app-backend/record-import/contract'
import { useQueryClient } from '@tanstack/react-query'
import { importKeys } from './use-imports.ts'

/** Puts the work of a run as a person has just changed it, and reads the run anew. */
export function useRunTask(id: string): (task: LongTaskView) => void {
  const cache = useQueryClient()
  return (task) => {
    cache.setQueryData<ImportRunView>(importKeys.run(id), (old) => old && { ...old, task })
    void cache.invalidateQueries({ queryKey: importKeys.run(id) })
  }
}
