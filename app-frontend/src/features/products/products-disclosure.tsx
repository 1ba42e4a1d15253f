import { useLingui } from '@lingui/react/macro'
import { Package } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../ui/button.tsx'

const RequestProductsList = lazy(() => import('./request-products-list.tsx'))

/** The products of a request, asked for when they are wanted: the question costs the portal a request. */
export function ProductsDisclosure({ id }: { id: number }) {
  const { t } = useLingui()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className="border-t border-line px-2.5 py-2">
      <Button
        look="flat"
        size="sm"
        icon={<Package size={15} strokeWidth={1.75} aria-hidden="true" />}
        aria-expanded={isOpen}
        onPress={() => setIsOpen(!isOpen)}
      >{t`Продукты`}</Button>
      {isOpen && (
        <Suspense fallback={null}>
          <RequestProductsList id={id} />
        </Suspense>
      )}
    </div>
  )
}
