import { faultError, type Actor, type BatchItem, type Command, type PortalClient } from '../../portal/index.ts'

/** Somebody waits on the line: longer than this the call is better put into the queue. */
const patienceMs = 8_000

/** Questions to the portal in one request; a refusal of any throws AppError `portal.*`. Keys of what was not asked for are absent. */
export async function ask<Key extends string>(
  portal: PortalClient,
  actor: Actor,
  commands: Partial<Record<Key, Command>>,
): Promise<Record<Key, unknown>> {
  const asked = Object.fromEntries(Object.entries(commands).filter(([, one]) => one !== undefined)) as Record<
    Key,
    Command
  >
  if (Object.keys(asked).length === 0) return {} as Record<Key, unknown>
  const answers = await portal.batch(actor, asked, { kind: 'read', patienceMs })
  return Object.fromEntries(
    Object.entries<BatchItem>(answers).map(([key, item]) => {
      if (!item.ok) throw faultError(item.fault, { kind: 'read' })
      return [key, item.result]
    }),
  ) as Record<Key, unknown>
}
