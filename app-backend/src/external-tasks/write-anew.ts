import type { ExternalTaskDeps } from './external-task-deps.ts'
import { wasBounced } from './rules/was-bounced.ts'
import { saveTask, type ExternalTask } from './store.ts'

/** A person names an address that refused a letter again: the next look writes there as if for the first time. */
export async function writeAnew({ db, clock }: Pick<ExternalTaskDeps, 'db' | 'clock'>, known: ExternalTask | null) {
  if (known?.state !== 'open' || !wasBounced(known)) return
  await db.prisma.$transaction((tx) => saveTask(tx, known, { state: 'stuck' }, clock.now()))
}
