import { useLingui } from '@lingui/react/macro'
import type { TemplateList } from '@poryadok/app-backend/correspondence/contract'
import { useQuery } from '@tanstack/react-query'
import { LayoutTemplate } from 'lucide-react'
import { useServices } from '../../lib/services.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'

interface TemplateMenuProps {
  isPending: boolean
  onChoose: (templateId: number) => void
}

/** Prepared answers; not there while there are none. */
export function TemplateMenu({ isPending, onChoose }: TemplateMenuProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const { data } = useQuery({
    queryKey: ['templates'],
    queryFn: () => api.get<TemplateList>('/api/templates'),
    staleTime: 60_000,
  })
  const replies = data?.templates.filter(({ kind }) => kind === 'reply') ?? []
  if (replies.length === 0) return null
  return (
    <Menu
      label={t`Шаблоны ответов`}
      trigger={
        <IconButton bordered size="md" label={t`Вставить шаблон`} isPending={isPending}>
          <LayoutTemplate size={16} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      }
      actions={replies.map(({ id, name }) => ({ id: String(id), label: name, onAction: () => onChoose(id) }))}
    />
  )
}
