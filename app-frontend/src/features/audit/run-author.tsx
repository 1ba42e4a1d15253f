import type { RunRow } from '@poryadok/app-backend/audit/contract'
import { ListChecks, Undo2 } from 'lucide-react'
import { Avatar } from '../../ui/avatar.tsx'
import { useRuleWords } from './use-rule-words.ts'

/** The rule that ran, and the person who began it. */
export function RunAuthor({ run: { rule, person, mode } }: { run: RunRow }) {
  const ruleOf = useRuleWords()
  const Icon = mode === 'undo' ? Undo2 : ListChecks
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {person ? (
        <Avatar name={person.name} size="sm" />
      ) : (
        <Icon size={15} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-ink-3" />
      )}
      <span className="truncate">{person ? person.name : ruleOf(rule)}</span>
    </span>
  )
}
