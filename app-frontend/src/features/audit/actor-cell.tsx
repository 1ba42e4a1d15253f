import { useLingui } from '@lingui/react/macro'
import type { AuditEventView } from '@poryadok/app-backend/audit/contract'
import { FileInput, Key, ListChecks, Settings } from 'lucide-react'
import { Avatar } from '../../ui/avatar.tsx'
import { useRuleWords } from './use-rule-words.ts'

const icons = { rule: ListChecks, import: FileInput, key: Key, system: Settings }

/** Who acted: a person with their face, everything else with the icon of its kind. */
export function ActorCell({ actor }: { actor: AuditEventView['actor'] }) {
  const { t } = useLingui()
  const ruleOf = useRuleWords()
  if (actor.kind === 'person')
    return (
      <span className="flex min-w-0 items-center gap-1.5">
        <Avatar name={actor.name} size="sm" />
        <span className="truncate">{actor.name}</span>
      </span>
    )
  const Icon = icons[actor.kind]
  const name = actor.name
  const words = {
    rule: ruleOf(name),
    import: t`Загрузка ${name}`,
    key: t`Ключ ${name}`,
    system: t`Сам «Порядок»`,
  }[actor.kind]
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Icon size={15} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-ink-3" />
      <span className="truncate">{words}</span>
    </span>
  )
}
