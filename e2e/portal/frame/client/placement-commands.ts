import type { CommandTable, FrameContext } from './commands.ts'
import { reloadOpenPages } from './reload-pages.ts'
import { param } from './wire.ts'

/**
 * Commands that a placement adds to the base ones, and its events. The application's own page has neither.
 * Bitrix24 docs: api-reference/widgets/bx24-widget-methods
 */
export function placementCommands({ boot, bound }: FrameContext): CommandTable {
  const table: CommandTable = { getInterface: (_params, reply) => reply(boot.interface) }
  if (boot.init.PLACEMENT === 'DEFAULT') return table
  table['placementBindEvent'] = (params, _reply, callback) => {
    const event = param(params, 'event')
    // Binding is not acknowledged, and an event the placement does not know is ignored.
    if (typeof event !== 'string' || !boot.interface.event.includes(event)) return
    bound.set(event, [...(bound.get(event) ?? []), callback])
  }
  if (boot.interface.command.includes('reloadData')) {
    table['reloadData'] = (_params, reply) => {
      reloadOpenPages()
      reply([])
    }
  }
  return table
}
