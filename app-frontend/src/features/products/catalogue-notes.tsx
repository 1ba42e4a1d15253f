import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { ReasonView } from '@poryadok/app-backend/requests/contract'
import { ListTree } from 'lucide-react'
import { LazyDisclosure } from '../../ui/lazy-disclosure.tsx'

/** Lines that a person reads; the rest is counted. */
const most = 100

/** What is odd about the catalogue and how it is shown all the same: rings, sections that are gone, names that stand twice. */
export function CatalogueNotes({ because }: { because: readonly ReasonView[] }) {
  const { t } = useLingui()
  if (because.length === 0) return null
  const words = ({ code, params: { name = '', count = 0 } }: ReasonView): string => {
    if (code === 'products.ring') return t`«${name}» лежит в кольце разделов: показан наверху.`
    if (code === 'products.section-gone') return t`Раздела над «${name}» больше нет: показан наверху.`
    return t`«${name}» стоит рядом ${count} раз: отличайте по артикулу.`
  }
  const title = plural(because.length, {
    one: '# замечание о каталоге',
    few: '# замечания о каталоге',
    many: '# замечаний о каталоге',
    other: '# замечания о каталоге',
  })
  const more = because.length - most
  return (
    <LazyDisclosure icon={<ListTree size={15} strokeWidth={1.75} aria-hidden="true" />} title={title}>
      <ul aria-label={title} className="flex flex-col gap-1 px-2.5 py-2 text-13 text-ink-2">
        {because.slice(0, most).map((reason, at) => (
          <li key={at} className="wrap-anywhere">
            {words(reason)}
          </li>
        ))}
        {more > 0 && <li>{t`и ещё ${more}`}</li>}
      </ul>
    </LazyDisclosure>
  )
}
