import { Trans, useLingui } from '@lingui/react/macro'
import type { SheetView } from '@poryadok/app-backend/sheet-export/contract'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { MultiSelect } from '../../ui/multi-select.tsx'
import { Note } from '../../ui/note.tsx'
import { useSheetAction } from './use-sheets.ts'

/** Fields of the portal that are to get a column. */
export function FieldsDialog({ sheet, onClose }: { sheet: SheetView; onClose: () => void }) {
  const { t } = useLingui()
  const [add, setAdd] = useState(() => sheet.newFields.map(({ name }) => name))
  const act = useSheetAction(onClose)
  const errorWords = useErrorWords()
  const fault = act.error ? errorWords(act.error) : null
  return (
    <Dialog
      size="md"
      title={t`Новые столбцы: ${sheet.title}`}
      closeLabel={t`Закрыть`}
      busy={act.isPending}
      onClose={onClose}
      footer={
        <Button
          look="main"
          isDisabled={add.length === 0 || act.isPending}
          onPress={() => act.mutate({ do: 'fields', entityTypeId: sheet.entityTypeId, add })}
        >
          <Trans>Добавить столбцы</Trans>
        </Button>
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        <MultiSelect
          label={t`Поля`}
          placeholder={t`Ничего не выбрано`}
          options={sheet.newFields.map(({ name, title }) => ({ id: name, label: title }))}
          value={add}
          onChange={setAdd}
        />
        <p className="text-13 text-ink-2">
          <Trans>
            Столбцы встанут сразу за последним столбцом выгрузки. Ваши столбцы сдвинутся вправо, формулы в них Google
            поправит сам.
          </Trans>
        </p>
        {fault && (
          <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            {fault.title} {fault.text}
          </Note>
        )}
      </div>
    </Dialog>
  )
}
