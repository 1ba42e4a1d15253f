import { useLingui } from '@lingui/react/macro'
import { Hourglass } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../ui/button.tsx'

const RequestStagesList = lazy(() => import('./request-stages-list.tsx'))

/** The times of a request in its stages, asked for when they are wanted: the question costs the portal a request. */
export function StagesDisclosure({ id }: { id: number }) {
  const { t } = useLingui()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className="border-t border-line px-2.5 py-2">
      <Button
        look="flat"
        size="sm"
        icon={<Hourglass size={15} strokeWidth={1.75} aria-hidden="true" />}
        aria-expanded={isOpen}
        onPress={() => setIsOpen(!isOpen)}
      >{t`Время в стадиях`}</Button>
      {isOpen && (
        <Suspense fallback={null}>
          <RequestStagesList id={id} />
        </Suspense>
      )}
    </div>
  )
}
