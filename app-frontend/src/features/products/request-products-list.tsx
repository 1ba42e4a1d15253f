import { useLingui } from '@lingui/react/macro'
import type { PickedProduct } from '@poryadok/app-backend/products/contract'
import { Plus } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast-queue.ts'
import { PickedRow } from './picked-row.tsx'
import { usePicking, useRequestProducts } from './use-request-products.ts'

const ProductPicker = lazy(() => import('./product-picker.tsx'))

/** What a request is about: products and groups with the path they had when they were chosen. */
export default function RequestProductsList({ id }: { id: number }) {
  const { t } = useLingui()
  const { data, error, refetch } = useRequestProducts(id)
  const { remove, restore } = usePicking(id)
  const [picker, setPicker] = useState<{ instead: PickedProduct | null } | null>(null)
  const takeAway = ({ id: pick, path }: PickedProduct): void =>
    remove.mutate(pick, {
      onSuccess: () => {
        const name = path.at(-1)?.name ?? ''
        toast(t`Убрано: ${name}`, { label: t`Отменить`, onUndo: () => restore.mutate(pick) })
      },
    })
  if (!data)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton className="m-2 h-3 w-3/5" />
  return (
    <section aria-label={t`Продукты`} className="px-1.5 pb-1.5">
      {data.picks.length === 0 && (
        <p className="mt-1.5 text-13 text-ink-2">
          {data.mayPick
            ? t`Продуктов в запросе нет. Добавьте товар или группу, если товар ещё не известен.`
            : t`Продуктов в запросе нет. Добавлять их может тот, кому это разрешил администратор.`}
        </p>
      )}
      <ul className="mt-1 flex flex-col">
        {data.picks.map((pick) => (
          <PickedRow
            key={pick.id}
            pick={pick}
            mayPick={data.mayPick}
            onRefine={() => setPicker({ instead: pick })}
            onRemove={() => takeAway(pick)}
          />
        ))}
      </ul>
      {remove.error && <ErrorState error={remove.error} onRetry={() => void refetch()} />}
      {restore.error && <ErrorState error={restore.error} onRetry={() => void refetch()} />}
      {data.mayPick && (
        <Button
          size="sm"
          icon={<Plus size={15} strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => setPicker({ instead: null })}
        >{t`Добавить продукт`}</Button>
      )}
      {picker && (
        <Suspense fallback={null}>
          <ProductPicker id={id} recent={data.recent} instead={picker.instead} onClose={() => setPicker(null)} />
        </Suspense>
      )}
    </section>
  )
}
