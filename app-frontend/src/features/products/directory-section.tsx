import { useLingui } from '@lingui/react/macro'
import type { ProductDirectory } from '@poryadok/app-backend/products/contract'
import { RefreshCw, TriangleAlert } from 'lucide-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { LongTasks } from '../long-work/long-tasks.tsx'
import { SettingsGear } from '../settings/settings-gear.tsx'
import { CatalogueNotes } from './catalogue-notes.tsx'
import { FirstReading } from './first-reading.tsx'
import { ProductTreeTable } from './product-tree-table.tsx'
import { directoryKey, useDirectory } from './use-directory.ts'

const loadKind = 'products.load'

/** The portal's catalogue as it was read: a tree in a table, and the reading of it, which says to whoever may begin it how it ended. */
export default function DirectorySection() {
  const { t } = useLingui()
  const [query, setQuery] = useState('')
  const { data, index, because, error, refetch } = useDirectory()
  if (!data || !index) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  const reading = data.revision === 0 && !data.fault
  return (
    <div className="flex flex-col gap-4">
      {data.mayLoad && <LongTasks kind={loadKind} passing />}
      {data.fault && !data.mayLoad && (
        <Note tone="amber" icon={<TriangleAlert size={18} strokeWidth={1.75} />}>
          {data.fault.message} {data.fault.action}
        </Note>
      )}
      <section aria-label={t`Каталог продуктов`} className="rounded-lg bg-white shadow-card">
        <div className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-3">
          <SearchField
            label={t`Поиск по всем уровням`}
            placeholder={t`Название, артикул, хоть в другой раскладке`}
            clearLabel={t`Очистить поиск`}
            value={query}
            onChange={setQuery}
          />
          <ReadAt directory={data} />
          {data.mayLoad && <SettingsGear slice="products" />}
        </div>
        {reading && !data.mayLoad && <FirstReading reading={data.reading} />}
        {data.nodes.length === 0 ? (
          !reading && (
            <EmptyState title={t`Каталог пуст`}>
              {t`Разделы и товары каталога портала появятся здесь, как только будут прочитаны.`}
            </EmptyState>
          )
        ) : (
          <ProductTreeTable index={index} levels={data.levels} query={query} />
        )}
        <CatalogueNotes because={because} />
      </section>
    </div>
  )
}

function ReadAt({ directory: { loadedAt, mayLoad, nodes } }: { directory: ProductDirectory }) {
  const { t } = useLingui()
  const { api } = useServices()
  const words = useWording()
  const now = useNow()
  const cache = useQueryClient()
  const load = useMutation({
    mutationFn: () => api.post('/api/products/directory/load'),
    onSuccess: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ['long-work'] }),
        cache.invalidateQueries({ queryKey: directoryKey }),
      ]),
  })
  const count = words.count(nodes.length)
  const at = loadedAt ? words.moment(loadedAt, now) : ''
  return (
    <>
      <span className="text-12h text-ink-3">{loadedAt ? t`Всего ${count}, прочитано ${at}` : t`ещё не прочитан`}</span>
      {mayLoad && (
        <Button
          icon={<RefreshCw size={15} strokeWidth={1.75} aria-hidden="true" />}
          isPending={load.isPending}
          onPress={() => load.mutate()}
        >{t`Прочитать заново`}</Button>
      )}
      {load.error && <ErrorState error={load.error} onRetry={() => load.mutate()} />}
    </>
  )
}
