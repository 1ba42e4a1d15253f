import { Trans } from '@lingui/react/macro'
import { Wrench } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../ui/button.tsx'

const NewTask = lazy(() => import('./new-task.tsx'))

/** Gives a task of the request to somebody outside, from wherever its letters are read. */
export function AssignButton({ request }: { request: number }) {
  const [open, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  return (
    <>
      <Button size="sm" icon={<Wrench size={14} strokeWidth={1.75} aria-hidden="true" />} onPress={() => setOpen(true)}>
        <Trans>Поручить</Trans>
      </Button>
      {open && (
        <Suspense fallback={null}>
          <NewTask request={request} onClose={close} onCreated={close} />
        </Suspense>
      )}
    </>
  )
}
