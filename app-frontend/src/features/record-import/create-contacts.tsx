import { useLingui } from '@lingui/react/macro'
import type { ImportRunView } from '@poryadok/app-backend/record-import/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useContext } from 'react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { OpenRun } from './open-run.ts'
import { importKeys } from './use-imports.ts'

/** Contacts whom rows name and the portal lacks become an import of their own, which opens. */
export function CreateContacts({ run }: { run: ImportRunView }) {
  const { t } = useLingui()
  const { api } = useServices()
  const cache = useQueryClient()
  const errorWords = useErrorWords()
  const open = useContext(OpenRun)
  const create = useMutation({
    mutationFn: () => api.post<ImportRunView>(`/api/imports/${run.id}/contacts`),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: importKeys.list, exact: true })
      open(id)
    },
  })
  const fault = create.error && errorWords(create.error)
  return (
    <>
      {fault && <span role="alert" className="text-12 text-red-ink">{`${fault.title} ${fault.text}`}</span>}
      <Button size="xs" isPending={create.isPending} onPress={() => create.mutate()}>
        {t`Создать контакты`}
      </Button>
    </>
  )
}
