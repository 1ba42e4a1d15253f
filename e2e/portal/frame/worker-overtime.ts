import { phpForm } from '../events/php-form.ts'
import type { Placement } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

/** A background worker has to load within this time. Bitrix24 docs: api-reference/widgets/universal/background-worker */
const WORKER_LOADING_MS = 5_000
const FORGIVEN_PER_DAY = 10
const DAY_MS = 24 * 60 * 60 * 1_000

const overtimes = new WeakMap<PortalState, Map<number, number[]>>()

/**
 * Counts one slow loading. After more than ten within 24 hours the registration is gone and its errorHandlerUrl hears
 * of it, without tokens; whether that address answers changes nothing.
 */
export function recordOvertime(state: PortalState, binding: number): void {
  const placement = state.placements.get(binding)
  if (placement?.placement !== 'PAGE_BACKGROUND_WORKER') return
  const counts = overtimes.get(state) ?? new Map<number, number[]>()
  overtimes.set(state, counts)
  const now = state.clock.now()
  const recent = [...(counts.get(binding) ?? []).filter((at) => at > now - DAY_MS), now]
  counts.set(binding, recent)
  if (recent.length <= FORGIVEN_PER_DAY) return
  state.placements.delete(binding)
  counts.delete(binding)
  state.touch()
  void tellOwner(placement)
}

async function tellOwner({ options }: Placement): Promise<void> {
  const body = phpForm({
    error: 'ERROR_PLACEMENT_LOADING_OVERTIME',
    error_description: `Placement loading time is more than ${WORKER_LOADING_MS / 1_000} seconds`,
  })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  await fetch(options['errorHandlerUrl'] ?? '', { method: 'POST', headers, body }).catch(() => undefined)
}
