import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface Signature {
  text: string
}
const key = ['signature']

/** What the viewer puts under their letters; each person has their own. */
export function SignatureCard() {
  const { t } = useLingui()
  const { api } = useServices()
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: () => api.get<Signature>('/api/signature') })
  return (
    <Card title={t`Моя подпись`}>
      <div className="px-4 py-3.5">
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!error && !data && <Skeleton className="h-16 w-full" />}
        {data && <SignatureForm kept={data.text} />}
      </div>
    </Card>
  )
}

function SignatureForm({ kept }: { kept: string }) {
  const { t } = useLingui()
  const { api } = useServices()
  const cache = useQueryClient()
  const errorWords = useErrorWords()
  const [text, setText] = useState(kept)
  const save = useMutation({
    mutationFn: () => api.put<Signature>('/api/signature', { text }),
    onSuccess: (saved) => cache.setQueryData(key, saved),
  })
  return (
    <div className="flex max-w-[640px] flex-col items-start gap-2.5">
      <div className="w-full">
        <TextField
          label={t`Подпись`}
          help={t`Стоит под каждым вашим письмом клиенту, после двух дефисов.`}
          rows={4}
          maxLength={2_000}
          value={text}
          onChange={setText}
        />
      </div>
      <Button
        size="sm"
        look="soft"
        isDisabled={text === kept}
        isPending={save.isPending}
        icon={save.isPending && <Spinner />}
        onPress={() => save.mutate()}
      >
        <Trans>Сохранить подпись</Trans>
      </Button>
      {save.error && (
        <p role="alert" className="text-12h text-red-ink">
          {errorWords(save.error).title}
        </p>
      )}
    </div>
  )
}
