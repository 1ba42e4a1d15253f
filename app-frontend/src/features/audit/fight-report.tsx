import { useLingui } from '@lingui/react/macro'
import { familyOf, type RunDetails } from '@poryadok/app-backend/audit/contract'
import { ListChecks, OctagonX, User } from 'lucide-react'
import { Moment } from '../../ui/moment.tsx'
import { Note } from '../../ui/note.tsx'
import { TimelineItem } from '../../ui/timeline-item.tsx'
import { RecordLink } from './record-link.tsx'
import { useFieldWords } from './use-field-words.ts'
import { useRuleWords } from './use-rule-words.ts'

/** Who fought whom over a field, in order: the reason why a rule was stopped. */
export function FightReport({ fight }: { fight: NonNullable<RunDetails['fight']> }) {
  const { t } = useLingui()
  const words = useFieldWords()
  const ruleOf = useRuleWords()
  const family = familyOf(fight.record.entityTypeId)
  const field = words.name(family, fight.field)
  return (
    <section aria-label={t`Кто с кем спорил`}>
      <Note tone="red" icon={<OctagonX size={18} strokeWidth={1.75} />}>
        {t`Правило остановлено: поле «${field}» меняли слишком часто. Договорите правила между собой, потом запустите снова.`}{' '}
        <RecordLink record={fight.record} />
      </Note>
      <ol className="mt-3">
        {fight.steps.map(({ at, actor, value }, index) => (
          <TimelineItem
            key={index}
            tone={actor.kind === 'rule' ? 'blue' : 'amber'}
            icon={
              actor.kind === 'rule' ? (
                <ListChecks size={15} strokeWidth={1.75} />
              ) : (
                <User size={15} strokeWidth={1.75} />
              )
            }
            title={words.value(family, fight.field, value)}
            when={at ? <Moment at={at} as="exact" /> : t`между ними`}
            who={actor.kind === 'rule' ? ruleOf(actor.name) : actor.name || t`кто-то на портале`}
          />
        ))}
      </ol>
    </section>
  )
}
