import { Trans, useLingui } from '@lingui/react/macro'
import type { RuleLab } from '@poryadok/app-backend/rule-sets/contract'
import { TriangleAlert } from 'lucide-react'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import type { DraftInHand } from './use-draft.ts'

/** Somebody else saved the draft meanwhile: both are there, and the person chooses. */
export function DraftConflict({ lab, draft }: { lab: RuleLab; draft: DraftInHand }) {
  const { t } = useLingui()
  const wording = useWording()
  const now = useNow()
  const theirs = lab.draft
  const [who, when] = [theirs?.by.name ?? t`другой человек`, theirs ? wording.moment(theirs.at, now) : '']
  return (
    <div role="alert" className="flex flex-col gap-2">
      <Note tone="amber" icon={<TriangleAlert size={18} strokeWidth={1.75} />}>
        <Trans>
          Пока вы правили, черновик сохранил другой человек: {who} {when}. Ваша правка не записана и не потеряна.
        </Trans>
      </Note>
      <div className="flex gap-2.5">
        <Button size="sm" onPress={draft.undo}>
          <Trans>Взять чужую</Trans>
        </Button>
        <Button size="sm" look="main" isPending={draft.saving} onPress={draft.saveMine}>
          <Trans>Записать мою</Trans>
        </Button>
      </div>
    </div>
  )
}
