import { useLingui } from '@lingui/react/macro'
import type { RuleLab } from '@poryadok/app-backend/rule-sets/contract'
import { Download, Ellipsis, Trash2, Upload } from 'lucide-react'
import { useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { ImportRules } from './import-rules.tsx'
import type { DraftInHand } from './use-draft.ts'

const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const

/** Rare actions on the rules: to a file, from a file, away with the draft. */
export function EditorMenu({ lab, draft }: { lab: RuleLab; draft: DraftInHand }) {
  const { t } = useLingui()
  const { api } = useServices()
  const [open, setOpen] = useState<'import' | 'discard' | null>(null)
  const { discard } = draft
  if (!lab.may.edit) return null
  const token = lab.draft?.token
  const close = (): void => setOpen(null)
  return (
    <>
      <Menu
        label={t`Другие действия с правилами`}
        trigger={
          <IconButton label={t`Другие действия с правилами`}>
            <Ellipsis size={18} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        }
        actions={[
          {
            id: 'export',
            label: t`Выгрузить файлом`,
            icon: <Download {...icon} />,
            onAction: () => void api.download(`/api/rules/${lab.kind}/file`, `poryadok-${lab.kind}.json`),
          },
          { id: 'import', label: t`Загрузить из файла`, icon: <Upload {...icon} />, onAction: () => setOpen('import') },
          {
            id: 'discard',
            label: t`Убрать черновик`,
            icon: <Trash2 {...icon} />,
            danger: true,
            disabledWhy: token === undefined ? t`Черновика нет.` : undefined,
            onAction: () => setOpen('discard'),
          },
        ]}
      />
      {open === 'import' && <ImportRules kind={lab.kind} onTake={draft.change} onClose={close} />}
      {open === 'discard' && token !== undefined && (
        <ConfirmDialog
          danger
          title={t`Убрать черновик?`}
          confirmLabel={t`Убрать черновик`}
          keepLabel={t`Оставить`}
          busy={discard.isPending}
          error={discard.error}
          onClose={close}
          onConfirm={() =>
            discard.mutate(token, {
              onSuccess: () => {
                draft.undo()
                close()
              },
            })
          }
        >
          <p>{t`Правки черновика пропадут. Действующая версия и образцы останутся.`}</p>
        </ConfirmDialog>
      )}
    </>
  )
}
