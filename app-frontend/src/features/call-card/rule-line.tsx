import { useLingui } from '@lingui/react/macro'
import type { ColourRule, ColourRules } from '@poryadok/app-backend/call-card/contract'
import { ArrowDown, ArrowUp, Pencil } from 'lucide-react'
import { Chip } from '../../ui/chip.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { colourTones, useRuleWords } from './use-rule-words.ts'

interface RuleLineProps {
  rule: ColourRule
  number: number
  statuses: ColourRules['statuses']
  onEdit: (() => void) | null
  onUp: (() => void) | null
  onDown: (() => void) | null
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

/** Such a number is not looked for. */
const isUnsearched = (one: ColourRule['found'][number]): boolean => one === 'hidden' || one === 'internal'

/** A rule in words: when it fits, and what the card then shows. */
export function RuleLine({ rule, number, statuses, onEdit, onUp, onDown }: RuleLineProps) {
  const { t } = useLingui()
  const words = useRuleWords()
  const { found, relations, directions, colour, title, text } = rule
  const list = (parts: readonly string[]): string => parts.join(', ')
  const places = found.map((one) => words.found[one])
  const when = [
    found.length > 0 && (found.every(isUnsearched) ? list(places) : t`номер найден: ${list(places)}`),
    rule.statuses.length > 0 && t`статус: ${list(rule.statuses.map((one) => words.statusName(one, statuses)))}`,
    relations.length > 0 && t`ответственный: ${list(relations.map((one) => words.relations[one]))}`,
    directions.length > 0 && t`звонок: ${list(directions.map((one) => words.directions[one]))}`,
  ].filter((one) => one !== false)
  return (
    <li className="flex items-start gap-3 border-b border-line px-4 py-2.5">
      <span className="w-5 pt-0.5 text-13 text-ink-3 tabular-nums">{number}</span>
      <span className="w-24 shrink-0">
        <Chip tone={colourTones[colour]}>{words.colours[colour]}</Chip>
      </span>
      <span className="min-w-0 flex-1">
        <span className="block text-14">{title}</span>
        {text && <span className="block text-13 text-ink-2">{text}</span>}
        <span className="block text-12h text-ink-3">{when.length === 0 ? t`всегда` : when.join(' · ')}</span>
      </span>
      {onEdit && (
        <span className="flex shrink-0">
          <IconButton label={t`Выше: ${title}`} isDisabled={onUp === null} onPress={() => onUp?.()}>
            <ArrowUp {...icon} />
          </IconButton>
          <IconButton label={t`Ниже: ${title}`} isDisabled={onDown === null} onPress={() => onDown?.()}>
            <ArrowDown {...icon} />
          </IconButton>
          <IconButton label={t`Изменить правило: ${title}`} onPress={onEdit}>
            <Pencil {...icon} />
          </IconButton>
        </span>
      )}
    </li>
  )
}
