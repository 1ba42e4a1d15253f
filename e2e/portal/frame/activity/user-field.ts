import type { CommandTable } from '../client/commands.ts'

/**
 * Commands of a field that an application draws. `setValue` puts the value into the form of the card: it is kept when
 * the person saves the form. In view mode there is no form, so the value is only told back by `getValue`. The slot
 * carries the stored value as JSON in `data-value`; the form's input follows the slot.
 * Bitrix24 docs: api-reference/widgets/user-field/index.
 */
export function userFieldCommands(slot: HTMLElement): CommandTable {
  const input = slot.parentElement?.querySelector<HTMLInputElement>('[data-field-value]') ?? null
  let value: unknown = JSON.parse(slot.dataset['value'] ?? 'null')
  return {
    setValue: (params, reply) => {
      value = params
      if (input !== null) {
        input.value = typeof params === 'string' ? params : JSON.stringify(params)
        input.dispatchEvent(new Event('change', { bubbles: true }))
      }
      reply([])
    },
    getValue: (_params, reply) => reply(value),
  }
}
