import { useLingui } from '@lingui/react/macro'
import type { ColourRule } from '@poryadok/app-backend/call-card/contract'
import type { Tone } from '../../ui/tone.ts'

type Words<Key extends string> = Record<Key, string>

export const colourTones: Record<ColourRule['colour'], Tone> = {
  red: 'red',
  yellow: 'amber',
  blue: 'blue',
  grey: 'grey',
}

/** What the parts of a rule are called. */
export function useRuleWords() {
  const { t } = useLingui()
  const colours: Words<ColourRule['colour']> = { red: t`Красный`, yellow: t`Жёлтый`, blue: t`Синий`, grey: t`Серый` }
  const found: Words<ColourRule['found'][number]> = {
    company: t`у компании`,
    'contact-company': t`у контакта компании`,
    contact: t`у контакта`,
    lead: t`у лида`,
    nothing: t`нигде`,
    hidden: t`номер скрыт`,
    internal: t`номер внутренний`,
  }
  const relations: Words<ColourRule['relations'][number]> = {
    mine: t`сам звонящий`,
    team: t`подчинённый звонящего`,
    other: t`другой сотрудник`,
    nobody: t`никто`,
  }
  const directions: Words<ColourRule['directions'][number]> = {
    incoming: t`входящий`,
    outgoing: t`исходящий`,
    callback: t`обратный`,
  }
  const actions: Words<ColourRule['action']> = {
    'pass-on': t`передать звонок`,
    open: t`открыть карточку`,
    create: t`завести запись`,
    none: t`ничего`,
  }
  const statusName = (key: string, statuses: readonly { key: string; name: string }[]): string =>
    key === 'protected' ? t`в работе` : (statuses.find((one) => one.key === key)?.name ?? key)
  return { colours, found, relations, directions, actions, statusName }
}
