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
export const stepOf = ({ state, content }: Pick<ImportRunView, 'state' | 'content'>): ImportStep =>
  content !== 'records' && steps[state] === 'certificate' ? 'write' : steps[state]

/** Steps that mean something as the run stands: nobody remaps rows that are on their way. */
export function openSteps(run: Pick<ImportRunView, 'state' | 'content' | 'counts'>): ReadonlySet<ImportStep> {
  const { state, content, counts } = run
  const busy = state === 'loading' || state === 'checking' || state === 'undoing'
  const open = new Set<ImportStep>([stepOf(run)])
  if (!busy && state !== 'writing') open.add('fields')
  if (!busy && state !== 'writing' && counts.total > 0) open.add('check')
  if (state === 'checked') open.add('plan')
  const some = counts.success > 0
  if (state === 'writing' || state === 'written' || state === 'undone' || (state === 'checked' && some))
    open.add('write')
  // Timelines have no certificate: their rows add up where they are written.
  if (!busy && state !== 'writing' && some && content === 'records') open.add('certificate')
  return open
}
