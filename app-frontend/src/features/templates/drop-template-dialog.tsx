import { useLingui } from '@lingui/react/macro'
import type { Template } from '@poryadok/app-backend/correspondence/contract'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useDropTemplate } from './use-templates.ts'

interface DropTemplateDialogProps {
  template: Pick<Template, 'id' | 'kind' | 'name'>
  onDropped: () => void
  onClose: () => void
}

/** Asks before the words of a template are gone: nothing brings them back. */
export function DropTemplateDialog({ template, onDropped, onClose }: DropTemplateDialogProps) {
  const { t } = useLingui()
  const drop = useDropTemplate(onDropped)
  const { name } = template
  const ownWords = template.kind === 'acknowledgement'
  return (
    <ConfirmDialog
      danger
      title={ownWords ? t`Вернуть обычный текст?` : t`Удалить шаблон «${name}»?`}
      confirmLabel={ownWords ? t`Вернуть обычный текст` : t`Удалить шаблон`}
      keepLabel={t`Оставить`}
      busy={drop.isPending}
      error={drop.error}
      onConfirm={() => drop.mutate(template.id)}
      onClose={onClose}
    >
      <p>
        {ownWords
          ? t`Ваш текст подтверждения сотрётся на обоих языках. Отправленные письма не изменятся.`
          : t`Тексты шаблона сотрутся на обоих языках. Отправленные письма и черновики не изменятся.`}
      </p>
    </ConfirmDialog>
  )
}
