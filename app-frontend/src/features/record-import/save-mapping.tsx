import { useLingui } from '@lingui/react/macro'
import type { ImportRunView, SavedMapping } from '@poryadok/app-backend/record-import/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { importKeys } from './use-imports.ts'
import type { MappingDraft } from './use-mapping-draft.ts'

/** Keeps the mapping for the next file of the same kind; the same name is written over. */
export function SaveMapping({ run, draft }: { run: ImportRunView; draft: MappingDraft }) {
  const { t } = useLingui()
  const { api } = useServices()
  const cache = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [name, setName] = useState(run.title)
  const save = useMutation({
    mutationFn: () =>
      api.post<SavedMapping>('/api/imports/mappings', {
        name: name.trim(),
        entityTypeId: run.entityTypeId,
        columns: run.columns,
        mapping: draft.mapping(run.mapping.constants),
      }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: importKeys.mappings })
      setAsking(false)
    },
  })
  return (
    <>
      <Button look="flat" size="sm" onPress={() => setAsking(true)}>{t`Сохранить как…`}</Button>
      {asking && (
        <ConfirmDialog
          title={t`Сохранить сопоставление?`}
          confirmLabel={t`Сохранить`}
          keepLabel={t`Не сохранять`}
          busy={save.isPending}
          error={save.error}
          onConfirm={() => name.trim() !== '' && save.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>{t`Для следующего файла с такими колонками поля подставятся сами. С тем же названием заменим прежнее.`}</p>
          <TextField label={t`Название`} value={name} onChange={setName} />
        </ConfirmDialog>
      )}
    </>
  )
}
