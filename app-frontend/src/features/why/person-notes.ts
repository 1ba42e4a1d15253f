import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

const words: Record<string, MessageDescriptor> = {
  'person.dismissed': msg`уволен`,
  'person.extranet': msg`не сотрудник`,
  'person.absent': msg`отсутствует`,
  'person.day-closed': msg`день закончен`,
  'person.on-a-break': msg`на перерыве`,
  'routing.full': msg`полная загрузка`,
  'routing.unknown-person': msg`нет на портале`,
}

/** What stands beside a person who was considered: open requests, or why the person was skipped. */
export function personNote(i18n: I18n, note: string): string {
  if (/^\d+$/.test(note)) return i18n._(msg`в работе: ${note}`)
  const known = words[note]
  return known ? i18n._(known) : note
}
