import { useLingui } from '@lingui/react/macro'
import { ListChecks } from 'lucide-react'
import { lazy } from 'react'
import { LazyDisclosure } from '../../ui/lazy-disclosure.tsx'

const FieldsForm = lazy(() => import('./fields-form.tsx'))

/** Own fields of a request, asked for when they are wanted: the question costs the portal a request. */
export function FieldsDisclosure({ id }: { id: number }) {
  const { t } = useLingui()
  return (
    <LazyDisclosure icon={<ListChecks size={15} strokeWidth={1.75} aria-hidden="true" />} title={t`Поля запроса`}>
      <FieldsForm id={id} />
    </LazyDisclosure>
  )
}
