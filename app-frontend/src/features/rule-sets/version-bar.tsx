import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { RuleLab } from '@poryadok/app-backend/rule-sets/contract'
import { CircleCheck, History, Pencil, Send } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { HeldButton } from '../../ui/held-button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { ModeSelect } from './mode-select.tsx'
import { ShadowSwitch } from './shadow-switch.tsx'
import type { DraftInHand, Shown } from './use-draft.ts'

interface VersionBarProps {
  lab: RuleLab
  draft: DraftInHand
  onOpen: (what: 'versions' | 'publish' | 'shadow') => void
}

/** Which version works, which is being prepared, and the way from one to the other. */
export function VersionBar({ lab, draft, onOpen }: VersionBarProps) {
  const { t } = useLingui()
  const { published } = lab
  const next = (published?.version ?? 0) + 1
  return (
    <section aria-label={t`Версии`} className="rounded-lg bg-white shadow-card">
      <div className="flex flex-wrap items-center gap-2.5 border-b border-line px-4 py-3">
        <Segmented<Shown>
          label={t`Что показано`}
          segments={[
            { id: 'draft', label: lab.draft || draft.dirty ? t`Черновик ${next}` : t`Правка` },
            { id: 'published', label: published ? t`Действует ${published.version}` : t`Не опубликовано` },
          ]}
          value={draft.shown}
          onChange={draft.setShown}
        />
        <States lab={lab} dirty={draft.dirty} />
        <div className="ml-auto flex flex-wrap items-center justify-end gap-2.5">
          <Button icon={<History size={15} strokeWidth={1.75} aria-hidden="true" />} onPress={() => onOpen('versions')}>
            <Trans>История версий</Trans>
          </Button>
          <PublishButton lab={lab} dirty={draft.dirty} next={next} onPress={() => onOpen('publish')} />
        </div>
      </div>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3 px-4 py-3">
        <div className="min-w-[min(100%,420px)] flex-1">
          <ShadowSwitch lab={lab} onOpen={() => onOpen('shadow')} />
        </div>
        <ModeSelect lab={lab} />
      </div>
    </section>
  )
}

function States({ lab, dirty }: { lab: RuleLab; dirty: boolean }) {
  const { t } = useLingui()
  const { draft, published, mode } = lab
  const count = lab.changes.length
  const works = { live: t`действует`, shadow: t`в тени`, off: t`выключена` }[mode]
  return (
    <>
      {draft && !dirty && (
        <Chip tone="amber" icon={<Pencil size={13} aria-hidden="true" />}>
          {plural(count, {
            one: 'черновик: # отличие',
            few: 'черновик: # отличия',
            many: 'черновик: # отличий',
            other: 'черновик: # отличия',
          })}
        </Chip>
      )}
      {published && (
        <Chip tone={mode === 'live' ? 'green' : 'grey'} icon={<CircleCheck size={13} aria-hidden="true" />}>
          {t`версия ${published.version} ${works}`}
        </Chip>
      )}
    </>
  )
}

interface PublishButtonProps {
  lab: RuleLab
  dirty: boolean
  next: number
  onPress: () => void
}

function PublishButton({ lab, dirty, next, onPress }: PublishButtonProps) {
  const { t } = useLingui()
  const why = useWhyHeld(lab, dirty)
  // Who may not even edit reads it once, above the rules.
  if (!lab.may.publish && !lab.may.edit) return null
  const icon = <Send size={15} strokeWidth={1.75} aria-hidden="true" />
  if (why !== null)
    return (
      <HeldButton icon={icon} why={why}>
        {t`Опубликовать версию ${next}`}
      </HeldButton>
    )
  return (
    <Button look="main" icon={icon} onPress={onPress}>
      {t`Опубликовать версию ${next}`}
    </Button>
  )
}

/** Why the draft can’t be published now, and who could; null when it can. */
function useWhyHeld({ draft, may, notes }: RuleLab, dirty: boolean): string | null {
  const { t } = useLingui()
  const who = may.publishers.join(', ')
  if (!may.publish && who === '') return t`у вас нет этого права, его раздаёт администратор портала`
  if (!may.publish) return t`у вас нет этого права, оно есть здесь: ${who}`
  if (dirty) return t`сначала сохраните черновик`
  if (!draft) return t`правок ещё нет`
  return notes.some(({ blocks }) => blocks) ? t`исправьте отмеченные строки` : null
}
