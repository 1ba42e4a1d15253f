import { Plural, useLingui } from '@lingui/react/macro'
import type { SavedMapping } from '@poryadok/app-backend/record-import/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Bookmark, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { Card } from '../../ui/card.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { importKeys, useSavedMappings } from './use-imports.ts'

/** Mappings that people kept, to look through and to throw away. */
export function MappingsTab() {
  const { t } = useLingui()
  const saved = useSavedMappings()
  const [dropping, setDropping] = useState<SavedMapping | null>(null)
  if (!saved.data)
    return saved.error ? <ErrorState error={saved.error} onRetry={() => void saved.refetch()} /> : <CardSkeleton />
  const { mappings } = saved.data
  if (mappings.length === 0)
    return (
      <div className="flex rounded-lg bg-white shadow-card">
        <EmptyState title={t`Сохранённых сопоставлений нет`} icon={<Bookmark size={22} strokeWidth={1.75} />}>
          {t`На шаге «Поля» нажмите «Сохранить как…»: для следующего файла с такими колонками поля подставятся сами.`}
        </EmptyState>
      </div>
    )
  return (
    <Card title={t`Сопоставления`}>
      <ul aria-label={t`Сопоставления`}>
        {mappings.map((one) => (
          <li key={one.id} className="flex items-center gap-3 border-t border-line px-4 py-2 first:border-0">
            <div className="min-w-0 flex-1">
              <div className="truncate font-medium">{one.name}</div>
              <div className="text-12 text-ink-3">
                <Plural
                  value={one.mapping.columns.length}
                  one="# колонка"
                  few="# колонки"
                  many="# колонок"
                  other="# колонки"
                />
              </div>
            </div>
            <IconButton label={t`Удалить сопоставление ${one.name}`} onPress={() => setDropping(one)}>
              <Trash2 size={15} strokeWidth={1.75} aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ul>
      {dropping && <DropDialog mapping={dropping} onClose={() => setDropping(null)} />}
    </Card>
  )
}

function DropDialog({ mapping: { id, name }, onClose }: { mapping: SavedMapping; onClose: () => void }) {
  const { t } = useLingui()
  const { api } = useServices()
  const cache = useQueryClient()
  const drop = useMutation({
    mutationFn: () => api.delete(`/api/imports/mappings/${id}`),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: importKeys.mappings })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      danger
      title={t`Удалить сопоставление «${name}»?`}
      confirmLabel={t`Удалить сопоставление`}
      keepLabel={t`Оставить`}
      busy={drop.isPending}
      error={drop.error}
      onConfirm={() => drop.mutate()}
      onClose={onClose}
    >
      <p>{t`Прошлые загрузки не изменятся.`}</p>
    </ConfirmDialog>
  )
}
