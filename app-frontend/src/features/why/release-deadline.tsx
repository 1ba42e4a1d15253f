import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { LockOpen } from 'lucide-react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import type { WhyRecord } from './use-why.ts'

interface ReleaseDeadlineProps {
  record: WhyRecord
  onDone: () => void
}

/** Gives a deadline that a person set back to the rules. */
export function ReleaseDeadline({ record: { entityTypeId, id }, onDone }: ReleaseDeadlineProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const errorWords = useErrorWords()
  const release = useMutation({
    mutationFn: () => api.post(`/api/deadlines/${entityTypeId}/${id}/release`, {}),
    onSuccess: onDone,
  })
  return (
    <>
      <Button
        size="sm"
        icon={<LockOpen size={15} strokeWidth={1.75} aria-hidden="true" />}
        isPending={release.isPending}
        onPress={() => release.mutate()}
      >{t`Снова считать по правилам`}</Button>
      {release.error && (
        <p role="alert" className="mt-1.5 text-12 text-red-ink">
          {errorWords(release.error).title} {errorWords(release.error).text}
        </p>
      )}
    </>
  )
}
