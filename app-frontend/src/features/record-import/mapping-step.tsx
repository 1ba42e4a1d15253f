import { Trans, useLingui } from '@lingui/react/macro'
import type { ImportRunView, ImportSuggestions } from '@poryadok/app-backend/record-import/contract'
import type { FailureGroup } from '@poryadok/app-backend/record-import/failures/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { FileCard } from './file-card.tsx'
import { MappingCard } from './mapping-card.tsx'
import { QuietCard } from './quiet-card.tsx'
import { importKeys, useFailures, useSuggestions } from './use-imports.ts'
import { useMappingDraft } from './use-mapping-draft.ts'

interface MappingStepProps {
  run: ImportRunView
  onChecked: () => void
}

/** Columns of the file and fields of the portal; the way on is a dry run of all rows. */
export function MappingStep({ run, onChecked }: MappingStepProps) {
  const [saved, setSaved] = useState<string | null>(null)
  const suggestions = useSuggestions(run.id, saved)
  const failures = useFailures(run.id)
  if (!suggestions.data)
    return suggestions.error ? (
      <ErrorState error={suggestions.error} onRetry={() => void suggestions.refetch()} />
    ) : (
      <CardSkeleton />
    )
  return (
    <Mapping
      key={saved ?? ''}
      {...{ run, onChecked }}
      suggestions={suggestions.data}
      failures={failures.data?.groups ?? []}
      onSaved={setSaved}
    />
  )
}

interface MappingProps extends MappingStepProps {
  suggestions: ImportSuggestions
  failures: readonly FailureGroup[]
  onSaved: (mapping: string) => void
}

function Mapping({ run, suggestions, failures, onSaved, onChecked }: MappingProps) {
  const { api } = useServices()
  const cache = useQueryClient()
  const errorWords = useErrorWords()
  const draft = useMappingDraft(suggestions)
  const check = useMutation({
    mutationFn: async () => {
      const settings = { originKey: draft.key, mapping: draft.mapping(run.mapping.constants), options: run.options }
      // Another key takes the rows back to the file: they are read anew.
      const { state } = await api.put<ImportRunView>(`/api/imports/${run.id}`, settings)
      return api.post<ImportRunView>(`/api/imports/${run.id}/stages/${state === 'mapping' ? 'load' : 'check'}`)
    },
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: importKeys.run(run.id) })
      onChecked()
    },
  })
  const unfilled = suggestions.fields.filter(
    ({ name, required }) => required && !draft.columns.some(({ field }) => field === name),
  )
  const none = draft.columns.every(({ field }) => field === null)
  const names = unfilled.map(({ title }) => `«${title}»`).join(', ')
  const fault = check.error && errorWords(check.error)
  return (
    <div className="flex flex-wrap items-start gap-4">
      <div className="min-w-0 flex-1 basis-[640px]">
        <MappingCard {...{ run, suggestions, draft, failures, onSaved }} />
      </div>
      <div className="flex w-full flex-col gap-4 lg:w-[276px]">
        <FileCard run={run} />
        <QuietCard plan={null} />
        {(none || unfilled.length > 0) && (
          <Note tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            {none ? (
              <Trans>Выберите поле хотя бы для одной колонки.</Trans>
            ) : (
              <Trans>Обязательные поля без колонки: {names}.</Trans>
            )}
          </Note>
        )}
        {fault && (
          <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            {fault.title} {fault.text}
          </Note>
        )}
        <CheckButton run={run} disabled={none} busy={check.isPending} onPress={() => check.mutate()} />
      </div>
    </div>
  )
}

interface CheckButtonProps {
  run: ImportRunView
  disabled: boolean
  busy: boolean
  onPress: () => void
}

function CheckButton({ run: { counts }, disabled, busy, onPress }: CheckButtonProps) {
  const { t } = useLingui()
  const { count } = useWording()
  const rows = count(counts.total)
  const some = counts.total > 0
  return (
    <div className="flex flex-col items-end gap-2">
      <Button look="main" isDisabled={disabled} isPending={busy} onPress={onPress}>
        {t`Пробный прогон`}
      </Button>
      <p className="text-right text-12 text-ink-3">
        {some ? t`Прогоним все ${rows} строк без записи в портал.` : t`Прогоним все строки без записи в портал.`}
      </p>
    </div>
  )
}
