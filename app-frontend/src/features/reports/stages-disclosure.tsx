import { useLingui } from '@lingui/react/macro'
import { Hourglass } from 'lucide-react'
import { lazy } from 'react'
import { LazyDisclosure } from '../../ui/lazy-disclosure.tsx'

const RequestStagesList = lazy(() => import('./request-stages-list.tsx'))

/** The times of a request in its stages, asked for when they are wanted: the question costs the portal a request. */
export function StagesDisclosure({ id }: { id: number }) {
  const { t } = useLingui()
  return (
    <LazyDisclosure icon={<Hourglass size={15} strokeWidth={1.75} aria-hidden="true" />} title={t`Время в стадиях`}>
      <RequestStagesList id={id} />
    </LazyDisclosure>
  )
}
