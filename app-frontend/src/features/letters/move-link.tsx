import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { TextLink } from '../../ui/text-link.tsx'

const MoveDialog = lazy(() => import('./move-dialog.tsx').then(({ MoveDialog: view }) => ({ default: view })))

interface MoveLinkProps {
  letterId: number
  /** Number of its request. */
  source: number
  subject: string
}

/** Beside a letter in its conversation: puts it where it belongs. */
export function MoveLink({ letterId, source, subject }: MoveLinkProps) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const [open, setOpen] = useState(false)
  return (
    <>
      <span className="text-12 leading-[1.3]">
        <TextLink onPress={() => setOpen(true)}>{t`перенести…`}</TextLink>
      </span>
      {open && (
        <Suspense fallback={null}>
          <MoveDialog
            letterIds={[letterId]}
            source={source}
            subject={subject}
            onClose={() => setOpen(false)}
            onMoved={() => void cache.invalidateQueries()}
          />
        </Suspense>
      )}
    </>
  )
}
