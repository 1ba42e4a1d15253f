import type { ImportState } from './import-states.ts'

/** Where a run stands when the work of its state was cancelled or failed: it may be begun anew from there. */
const before: Partial<Record<ImportState, ImportState>> = {
  loading: 'mapping',
  checking: 'loaded',
  writing: 'checked',
  undoing: 'written',
}

/** `open`: the long work of the state runs or is paused. */
export const restingState = (state: ImportState, open: boolean): ImportState =>
  open ? state : (before[state] ?? state)
