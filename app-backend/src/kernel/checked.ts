import type { Reason } from './reason.ts'

/** A value that passed its check, or why it did not. */
export type Checked<Value> = { ok: true; value: Value } | { ok: false; why: Reason }
