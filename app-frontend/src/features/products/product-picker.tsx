import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { TriangleAlert } from 'lucide-react'
import { FirstReading } from './first-reading.tsx'
import { LevelPicker } from './level-picker.tsx'
import { PasteArticles } from './paste-articles.tsx'
import { useDirectory } from './use-directory.ts'
import { usePicking } from './use-request-products.ts'

interface ProductPickerProps {
  /** Number of the request. */
  id: number
  recent: readonly string[]
  /** The row to know more closely: it gives way to what is chosen. */
  instead: { id: string; key: string } | null
  onClose: () => void
}

type Way = 'levels' | 'articles'

/** Which product: by levels or by one search over all of them, or a pasted list of articles. */
export default function ProductPicker({ id, recent, instead, onClose }: ProductPickerProps) {
  const { t } = useLingui()
  const [way, setWay] = useState<Way>('levels')
  const { data, index, error, refetch } = useDirectory()
  const { add } = usePicking(id)
  const pick = (keys: readonly string[]): void =>
    add.mutate(instead ? { keys, instead: instead.id } : { keys }, { onSuccess: () => instead && onClose() })
  const fault = data?.fault && (
    <div className="px-5 pt-2">
      <Note tone="amber" icon={<TriangleAlert size={18} strokeWidth={1.75} />}>
        {data.fault.message} {data.fault.action}
      </Note>
    </div>
  )
  return (
    <Dialog title={t`Какой продукт`} closeLabel={t`Закрыть`} onClose={onClose} size="lg" busy={add.isPending}>
      {!instead && (
        <div className="px-5 pb-2">
          <Segmented
            label={t`Как выбирать`}
            segments={[
              { id: 'levels', label: t`По уровням` },
              { id: 'articles', label: t`Списком артикулов` },
            ]}
            value={way}
            onChange={(next) => {
              setWay(next)
              // What was added the other way says nothing about this one.
              add.reset()
            }}
          />
        </div>
      )}
      {fault}
      {(!data || !index) && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />)}
      {data && data.revision === 0 && !data.fault && <FirstReading reading={data.reading} />}
      {data && data.nodes.length === 0 && (data.revision > 0 || data.fault) && (
        <EmptyState title={t`В каталоге портала нет товаров`}>
          {t`Заведите разделы и товары в каталоге портала: они появятся здесь через минуту.`}
        </EmptyState>
      )}
      {data && index && data.nodes.length > 0 && way === 'levels' && (
        <LevelPicker
          index={index}
          levels={data.levels}
          recent={recent}
          start={instead?.key ?? null}
          state={add}
          onPick={(key) => pick([key])}
        />
      )}
      {data && index && data.nodes.length > 0 && way === 'articles' && (
        <PasteArticles index={index} state={add} onPick={pick} />
      )}
    </Dialog>
  )
}
