import { Trans, useLingui } from '@lingui/react/macro'
import type { AllSettings, SliceSettings } from '@poryadok/app-backend/settings/contract'
import { TriangleAlert } from 'lucide-react'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { DiffView } from '../../ui/diff-view.tsx'
import { Note } from '../../ui/note.tsx'
import { tidied, type Draft } from './draft.ts'
import { useValueWords } from './use-value-words.ts'

interface ConflictNoteProps {
  /** As the other administrator left it. */
  slice: SliceSettings
  draft: Draft
  people: AllSettings['people']
  onTheirs: () => void
  onMine: () => void
}

/** Another administrator was faster: theirs beside mine, and the choice. */
export function ConflictNote({ slice, draft, people, onTheirs, onMine }: ConflictNoteProps) {
  const { t } = useLingui()
  const words = useValueWords(people)
  const wording = useWording()
  const now = useNow()
  const mine = tidied(slice, draft)
  const who = slice.updatedBy?.name ?? t`другой администратор`
  const when = slice.updatedAt ? wording.moment(slice.updatedAt, now) : ''
  const rows = slice.fields
    .filter(({ key }) => JSON.stringify(mine.values[key]) !== JSON.stringify(slice.values[key]))
    .map((field) => ({
      label: field.title,
      before: words(field, slice.values[field.key]),
      after: words(field, mine.values[field.key]),
    }))
  return (
    <div role="alert" className="flex flex-col gap-2">
      <Note tone="amber" icon={<TriangleAlert size={18} strokeWidth={1.75} />}>
        <Trans>
          Пока вы правили, эти настройки изменил другой администратор: {who}, {when}. Ваша правка не записана и не
          потеряна.
        </Trans>
      </Note>
      {rows.length > 0 && <DiffView label={t`Чужая версия и ваша`} rows={rows} />}
      <div className="flex gap-2.5">
        <Button size="sm" onPress={onTheirs}>
          <Trans>Взять чужую</Trans>
        </Button>
        <Button size="sm" look="main" onPress={onMine}>
          <Trans>Записать мою</Trans>
        </Button>
      </div>
    </div>
  )
}
