import { Trans, useLingui } from '@lingui/react/macro'
import type { BodyNoteView, RuleLab } from '@poryadok/app-backend/rule-sets/contract'
import { Lock } from 'lucide-react'
import { Suspense } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Card } from '../../ui/card.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Note } from '../../ui/note.tsx'
import { UnsavedBar } from '../../ui/unsaved-bar.tsx'
import { DraftConflict } from './draft-conflict.tsx'
import { EditorMenu } from './editor-menu.tsx'
import type { KindSlot } from './kind-slot.ts'
import type { DraftInHand } from './use-draft.ts'

interface EditorCardProps {
  lab: RuleLab
  draft: DraftInHand
  slot: KindSlot | undefined
  notes: readonly BodyNoteView[]
}

/** The rules themselves, by the editor of their kind; saved as a draft, never straight into work. */
export function EditorCard({ lab, draft, slot, notes }: EditorCardProps) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const fault = draft.fault ? errorWords(draft.fault) : null
  return (
    <Card title={lab.title} aside={<EditorMenu lab={lab} draft={draft} />}>
      <div className="flex flex-col gap-3 py-3">
        {!lab.may.edit && (
          <div className="px-4">
            <Note tone="grey" icon={<Lock size={18} strokeWidth={1.75} />}>
              <WhoEdits names={lab.may.editors} />
            </Note>
          </div>
        )}
        {draft.conflict && (
          <div className="px-4">
            <DraftConflict lab={lab} draft={draft} />
          </div>
        )}
        {slot ? (
          <Suspense fallback={<CardSkeleton />}>
            <slot.Editor body={draft.body} onChange={draft.change} readOnly={draft.readOnly} notes={notes} />
          </Suspense>
        ) : (
          <p className="px-4 text-13 text-ink-2">
            <Trans>
              У этих правил ещё нет своего редактора: выгрузите их файлом, измените и загрузите. Разница покажется
              раньше, чем что-нибудь изменится.
            </Trans>
          </p>
        )}
      </div>
      {draft.dirty && draft.shown === 'draft' && !draft.conflict && (
        <UnsavedBar
          saveLabel={t`Сохранить черновик`}
          saving={draft.saving}
          onSave={draft.save}
          onUndo={draft.undo}
          fault={fault && `${fault.title} ${fault.text}`}
        >
          <Trans>Правки не сохранены. Черновик ничего не решает, пока его не опубликуют.</Trans>
        </UnsavedBar>
      )}
    </Card>
  )
}

/** Why not, and who may. */
function WhoEdits({ names }: { names: readonly string[] }) {
  const who = names.join(', ')
  if (who === '')
    return (
      <Trans>
        У вас нет права менять правила, они видны вам для чтения и проверки. Раздаёт его администратор портала.
      </Trans>
    )
  return (
    <Trans>
      У вас нет права менять правила, они видны вам для чтения и проверки. Это право есть здесь: {who}. Раздаёт его
      администратор портала.
    </Trans>
  )
}
