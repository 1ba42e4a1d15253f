import { useLingui } from '@lingui/react/macro'
import type { ProductDirectory } from '@poryadok/app-backend/products/contract'
import { useWording } from '../../lib/use-wording.ts'
import { Progress } from '../../ui/progress.tsx'

/** How far the very first reading of the catalogue is: a large one takes minutes, for the portal gives it page by page. */
export function FirstReading({ reading }: Pick<ProductDirectory, 'reading'>) {
  const { t } = useLingui()
  const words = useWording()
  const { done = 0, total = null } = reading ?? {}
  const [read, all] = [words.count(done), words.count(total ?? 0)]
  return (
    <div className="px-5 pt-2 pb-4">
      <Progress
        label={t`Каталог портала читается впервые`}
        share={total === null ? null : Math.min(1, done / Math.max(1, total))}
        figure={total === null ? '' : t`${read} из ${all}`}
      >
        {t`Прочитанное появляется здесь само, окно можно закрыть.`}
      </Progress>
    </div>
  )
}
