import { useLingui } from '@lingui/react/macro'
import type { Draft, FilledTemplate, TemplateList } from '@poryadok/app-backend/correspondence/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { LayoutTemplate } from 'lucide-react'
import { useServices } from '../../lib/services.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'

interface TemplateMenuProps {
  id: number
  draft: Draft
  onChange: (change: Partial<Draft>) => void
}

/** Prepared answers; the chosen one comes with its fields filled and stands before what is written. */
export function TemplateMenu({ id, draft, onChange }: TemplateMenuProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const { data } = useQuery({
    queryKey: ['templates'],
    queryFn: () => api.get<TemplateList>('/api/templates'),
    staleTime: 60_000,
  })
  const fill = useMutation({
    mutationFn: (templateId: number) => api.get<FilledTemplate>(`/api/requests/${id}/templates/${templateId}`),
    onSuccess: ({ text }) => onChange({ text: [text, draft.text.trim()].filter(Boolean).join('\n\n') }),
  })
  const replies = data?.templates.filter(({ kind }) => kind === 'reply') ?? []
  if (replies.length === 0) return null
  return (
    <Menu
      label={t`Шаблоны ответов`}
      trigger={
        <IconButton bordered size="md" label={t`Вставить шаблон`} isPending={fill.isPending}>
          <LayoutTemplate size={16} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      }
      actions={replies.map(({ id: templateId, name }) => ({
        id: String(templateId),
        label: name,
        onAction: () => fill.mutate(templateId),
      }))}
    />
  )
}
