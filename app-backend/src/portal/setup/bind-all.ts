import { faultError } from '../client/fault-error.ts'
import type { Command, PortalClient } from '../client/portal-client.ts'
import type { Actor } from '../tenant.ts'
import { unbindCommand, type NeededBinding } from './needed-bindings.ts'
import type { Binding } from './rules/binding-plan.ts'

/** Commands of one request at most. Bitrix24 docs: settings/how-to-call-rest-api/batch */
const batchSize = 50

/**
 * Binds what is missing, then takes away what is left over: in that order a changed address never leaves a moment without one.
 * A robot or a field type is known by its code alone, and of background frames an app has one: an old one goes before the new comes.
 * "Already binded" is what we want: another process or a lost answer was faster.
 */
export async function bindAll(
  { portal }: { portal: PortalClient },
  actor: Actor,
  { missing, stale }: { missing: readonly NeededBinding[]; stale: readonly Binding[] },
): Promise<void> {
  const alone = ({ kind, name }: Binding) =>
    kind === 'robot' ||
    kind === 'field-type' ||
    (kind === 'placement' && name.toUpperCase() === 'PAGE_BACKGROUND_WORKER')
  const commands: Command[] = [
    ...stale.filter(alone).map(unbindCommand),
    ...missing.map((one) => one.bind),
    ...stale.filter((one) => !alone(one)).map(unbindCommand),
  ]
  for (let at = 0; at < commands.length; at += batchSize) {
    const batch = Object.fromEntries(commands.slice(at, at + batchSize).map((one, index) => [`b${index}`, one]))
    const items = await portal.batch(actor, batch, { kind: 'write' })
    for (const item of Object.values(items))
      if (!item.ok && !/already binded/i.test(item.fault.detail)) throw faultError(item.fault, { kind: 'write' })
  }
}
