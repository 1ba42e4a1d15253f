import { Trans, useLingui } from '@lingui/react/macro'
import type { RouteView } from '@poryadok/app-backend/timeline-sync/contract'
import { ArrowRight } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import type { useTimelineWords } from './use-timeline-words.ts'

interface RouteRowProps {
  route: RouteView
  words: ReturnType<typeof useTimelineWords>
  onEdit: (route: RouteView) => void
  onRun: (route: RouteView) => void
}

/** One route: from where to where, what of it, and its past. */
export function RouteRow({ route, words, onEdit, onRun }: RouteRowProps) {
  const { t } = useLingui()
  const { name, source, target, enabled, mode, kinds, onlyFormer } = route.fields
  const what = kinds.length === 0 ? t`все дела, кроме задач` : kinds.map(words.kind).join(', ')
  const modes = { bind: t`остаётся и там, и там`, move: t`переезжает`, copy: t`копируется` }
  return (
    <li className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2.5 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 text-14 font-medium">
          {name}
          <Chip tone={enabled ? 'green' : 'grey'}>{enabled ? t`работает` : t`выключен`}</Chip>
        </p>
        <p className="flex flex-wrap items-center gap-1 text-12h text-ink-2">
          {words.type(source)}
          {onlyFormer && <span className="text-ink-3">({t`только бывшие`})</span>}
          <ArrowRight size={13} aria-label={t`в`} />
          {words.type(target)}
          <span className="text-ink-3">
            · {modes[mode]} · {what}
          </span>
        </p>
      </div>
      <Button size="sm" onPress={() => onRun(route)}>
        <Trans>Перенести прошлое</Trans>
      </Button>
      <Button size="sm" onPress={() => onEdit(route)}>
        <Trans>Изменить</Trans>
      </Button>
    </li>
  )
}
