import { useLingui } from '@lingui/react/macro'
import { Package } from 'lucide-react'
import { lazy } from 'react'
import { LazyDisclosure } from '../../ui/lazy-disclosure.tsx'

const RequestProductsList = lazy(() => import('./request-products-list.tsx'))

/** The products of a request, asked for when they are wanted: the question costs the portal a request. */
export function ProductsDisclosure({ id }: { id: number }) {
  const { t } = useLingui()
  return (
    <LazyDisclosure icon={<Package size={15} strokeWidth={1.75} aria-hidden="true" />} title={t`Продукты`}>
      <RequestProductsList id={id} />
    </LazyDisclosure>
  )
}
