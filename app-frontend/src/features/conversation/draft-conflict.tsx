import { Trans } from '@lingui/react/macro'
import { Files } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import type { DraftInHand } from './use-draft.ts'

/** Two tabs wrote one draft: nothing is overwritten until the person says which words stay. */
export function DraftConflict({ hand: { newer, choose } }: { hand: DraftInHand }) {
  if (!newer) return null
  const start = newer.text.trim().slice(0, 120)
  return (
    <div className="mb-2.5">
      <Note
        urgent
        tone="amber"
        icon={<Files size={18} strokeWidth={1.75} />}
        action={
          <div className="flex shrink-0 gap-2">
            <Button size="sm" onPress={() => choose('theirs')}>
              <Trans>Взять тот текст</Trans>
            </Button>
            <Button size="sm" onPress={() => choose('mine')}>
              <Trans>Оставить этот</Trans>
            </Button>
          </div>
        }
      >
        <b className="font-semibold">
          <Trans>Черновик изменён в другой вкладке</Trans>
        </b>
        <br />
        {start === '' ? <Trans>Там текст пуст.</Trans> : <Trans>Там: «{start}»</Trans>}
      </Note>
    </div>
  )
}
