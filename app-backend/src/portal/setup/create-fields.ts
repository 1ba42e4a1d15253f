import type { Lang } from '../../platform/errors/error-sentence.ts'
import { leadEntityTypeId, type Actor } from '../tenant.ts'
import type { Look, LookDeps } from './look-at-portal.ts'
import { leadFieldParams, processFieldParams } from './needed-fields.ts'
import { taskFieldCommand } from './needed-task-fields.ts'

/** Makes the fields that slices ask for and the portal lacks, one call each: a field on a large table is slow. */
export async function createFields(
  { portal }: Pick<LookDeps, 'portal'>,
  actor: Actor,
  look: Look,
  entityTypeId: number,
  lang: Lang,
): Promise<void> {
  for (const field of look.fields) {
    const [method, params] =
      entityTypeId === leadEntityTypeId
        ? (['crm.lead.userfield.add', leadFieldParams(field, lang)] as const)
        : (['userfieldconfig.add', processFieldParams(field, look.typeId ?? 0, lang)] as const)
    await portal.call(actor, method, params, { kind: 'write' })
  }
  for (const field of look.taskFields) {
    const { method, params = {} } = taskFieldCommand(field)
    await portal.call(actor, method, params, { kind: 'write' })
  }
}
