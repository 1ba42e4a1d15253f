import type { ImportRunView } from '@poryadok/app-backend/record-import/contract'
import type { ImportStep } from './steps-bar.tsx'

const steps: Record<ImportRunView['state'], ImportStep> = {
  mapping: 'fields',
  loading: 'check',
  loaded: 'check',
  checking: 'check',
  checked: 'check',
  writing: 'write',
  written: 'certificate',
  undoing: 'certificate',
  undone: 'certificate',
}

/** Where a run stands when it is opened. */
export const stepOf = ({ state }: Pick<ImportRunView, 'state'>): ImportStep => steps[state]

/** Steps that mean something as the run stands: nobody remaps rows that are on their way. */
export function openSteps({ state, counts }: Pick<ImportRunView, 'state' | 'counts'>): ReadonlySet<ImportStep> {
  const busy = state === 'loading' || state === 'checking' || state === 'undoing'
  const open = new Set<ImportStep>([stepOf({ state })])
  if (!busy && state !== 'writing') open.add('fields')
  if (!busy && state !== 'writing' && counts.total > 0) open.add('check')
  if (state === 'checked') open.add('plan')
  const some = counts.success > 0
  if (state === 'writing' || state === 'written' || state === 'undone' || (state === 'checked' && some))
    open.add('write')
  if (!busy && state !== 'writing' && some) open.add('certificate')
  return open
}
