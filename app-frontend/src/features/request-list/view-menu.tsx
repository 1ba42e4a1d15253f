import { useLingui } from '@lingui/react/macro'
import {
  type ListView,
  mostPinned,
  type RequestList,
  type SaveViewBody,
  type Selection,
} from '@poryadok/app-backend/request-list/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { MoreHorizontal } from 'lucide-react'
import { useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, type MenuAction } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast-queue.ts'
import { RemoveView } from './remove-view.tsx'
import { RenameView } from './rename-view.tsx'
import { listKey } from './use-request-pages.ts'
import { useViewNames } from './use-view-names.ts'

interface ViewMenuProps {
  list: RequestList
  view: ListView
  selection: Selection
  changed: boolean
  onChoose: (id: string) => void
  onLayout: (layout: RequestList['layout']) => void
}

/** What can be done with the open view, and the views that are not pinned to the bar. */
export function ViewMenu({ list, view, selection, changed, onChoose, onLayout }: ViewMenuProps) {
  const { t } = useLingui()
  const nameOf = useViewNames()
  const { change, remove } = useViewChanges(onChoose)
  const { layout } = list
  const [asking, setAsking] = useState<'name' | 'removal' | null>(null)
  const pinned = layout.pinned.includes(view.id)
  // A view that somebody removed takes no place in the bar.
  const bar = layout.pinned.filter((id) => list.views.some((one) => one.id === id))
  const mayChange = view.name !== null && (view.shared ? list.may.share : view.own)
  const body = { name: view.name ?? '', shared: view.shared, selection }
  const pin = (): void =>
    onLayout({ ...layout, pinned: pinned ? bar.filter((id) => id !== view.id) : [...bar, view.id] })
  const actions: MenuAction[] = [
    ...list.views
      .filter(({ id }) => !layout.pinned.includes(id) && id !== view.id)
      .map((one) => ({ id: `open-${one.id}`, label: t`Показать: ${nameOf(one)}`, onAction: () => onChoose(one.id) })),
    {
      id: 'pin',
      label: pinned ? t`Открепить от ряда` : t`Закрепить в ряду`,
      disabledWhy:
        !pinned && bar.length >= mostPinned ? t`В ряду уже ${mostPinned} отборов: открепите один из них` : undefined,
      onAction: pin,
    },
    ...(layout.first === view.id
      ? []
      : [{ id: 'first', label: t`Открывать первым`, onAction: () => onLayout({ ...layout, first: view.id }) }]),
    ...(mayChange && changed
      ? [{ id: 'save', label: t`Сохранить изменения`, onAction: () => change.mutate({ view, body }) }]
      : []),
    ...(mayChange ? [{ id: 'rename', label: t`Переименовать`, onAction: () => setAsking('name') }] : []),
    ...(mayChange && list.may.share
      ? [
          {
            id: 'share',
            label: view.shared ? t`Оставить только себе` : t`Показать всем`,
            onAction: () => change.mutate({ view, body: { ...body, shared: !view.shared } }),
          },
        ]
      : []),
    ...(mayChange
      ? [{ id: 'remove', label: t`Удалить отбор`, danger: true, onAction: () => setAsking('removal') }]
      : []),
  ]
  const close = (): void => setAsking(null)
  return (
    <>
      <Menu
        label={t`Действия с отбором`}
        trigger={
          <IconButton label={t`Действия с отбором`}>
            <MoreHorizontal size={18} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        }
        actions={actions}
      />
      {asking === 'name' && (
        <RenameView
          name={body.name}
          taken={list.views.flatMap(({ id, name, own }) => (name !== null && own && id !== view.id ? [name] : []))}
          onClose={close}
          onRename={(name) => {
            // The conditions that are not saved yet stay the person's own.
            change.mutate({ view, body: { ...body, name, selection: view.selection } })
            close()
          }}
        />
      )}
      {asking === 'removal' && (
        <RemoveView
          name={body.name}
          shared={view.shared}
          onClose={close}
          onRemove={() => {
            remove.mutate(view)
            close()
          }}
        />
      )}
    </>
  )
}

function useViewChanges(onChoose: (id: string) => void) {
  const { api } = useServices()
  const { t } = useLingui()
  const cache = useQueryClient()
  const words = useErrorWords()
  const settled = {
    onError: (error: Error) => toast(words(error).title),
    onSettled: () => cache.invalidateQueries({ queryKey: listKey }),
  }
  const change = useMutation({
    mutationFn: ({ view, body }: { view: ListView; body: SaveViewBody }) =>
      api.put(`/api/request-list/views/${view.id.slice(1)}`, { ...body, revision: view.revision }),
    onSuccess: () => toast(t`Отбор сохранён`),
    ...settled,
  })
  const remove = useMutation({
    mutationFn: (view: ListView) => api.delete(`/api/request-list/views/${view.id.slice(1)}`),
    onSuccess: () => onChoose('open'),
    ...settled,
  })
  return { change, remove }
}
