import { useLingui } from '@lingui/react/macro'
import type { RuleLab } from '@poryadok/app-backend/rule-sets/contract'
import { useState } from 'react'
import { useDebounced } from '../../lib/use-debounced.ts'
import { BenchCard } from './bench-card.tsx'
import { DryRunCard } from './dry-run-card.tsx'
import { EditorCard } from './editor-card.tsx'
import { kindSlots } from './kinds.ts'
import { PublishDialog } from './publish-dialog.tsx'
import { ShadowDialog } from './shadow-dialog.tsx'
import { useDraft } from './use-draft.ts'
import { useChecked } from './use-rules.ts'
import { VersionBar } from './version-bar.tsx'
import { VersionsPanel } from './versions-panel.tsx'

type Open = 'versions' | 'publish' | 'shadow' | null

/** Rest after a keystroke before the rules are asked, ms. */
const restMs = 250

/** Draft and published version, test bench, dry run, shadow, publishing and the way back: one screen. */
export function LabView({ lab }: { lab: RuleLab }) {
  const { t } = useLingui()
  const [open, setOpen] = useState<Open>(null)
  const draft = useDraft(lab)
  const slot = kindSlots[lab.kind]
  const settled = useDebounced(draft.body, restMs)
  const { data: checked } = useChecked(lab.kind, settled, lab.may.edit && draft.dirty && settled === draft.body)
  const notes = draft.shown === 'published' ? [] : draft.dirty ? (checked?.notes ?? []) : lab.notes
  const close = (): void => setOpen(null)
  return (
    <div className="relative flex flex-col gap-4" aria-label={t`Лаборатория правил: ${lab.title}`} role="group">
      <VersionBar lab={lab} draft={draft} onOpen={setOpen} />
      <div className="flex flex-wrap items-start gap-4">
        <div className="min-w-[min(100%,480px)] flex-[1.25]">
          <EditorCard lab={lab} draft={draft} slot={slot} notes={notes} />
        </div>
        <div className="min-w-[min(100%,380px)] flex-1">
          <BenchCard lab={lab} slot={slot} body={settled} sound={!notes.some(({ blocks }) => blocks)} />
        </div>
      </div>
      <DryRunCard lab={lab} slot={slot} dirty={draft.dirty} />
      {open === 'versions' && <VersionsPanel lab={lab} onClose={close} />}
      {open === 'publish' && lab.draft && (
        <PublishDialog lab={lab} slot={slot} token={lab.draft.token} onClose={close} />
      )}
      {open === 'shadow' && <ShadowDialog lab={lab} slot={slot} onClose={close} />}
    </div>
  )
}
