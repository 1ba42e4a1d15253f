import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'

interface ConfirmCategoryProps {
  requestId: number
  category: { id: string; name: string }
  onDone: () => void
}

/** Sets the category that the rules only suggested, in the name of the person who confirms it. */
export function ConfirmCategory({ requestId, category: { id, name }, onDone }: ConfirmCategoryProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const errorWords = useErrorWords()
  const confirm = useMutation({
    mutationFn: () => api.post(`/api/categories/requests/${requestId}/confirm`, { categoryId: id }),
    onSuccess: onDone,
  })
  return (
    <>
      <Button
        size="sm"
        icon={<Check size={15} strokeWidth={1.75} aria-hidden="true" />}
        isPending={confirm.isPending}
        onPress={() => confirm.mutate()}
      >{t`Поставить «${name}»`}</Button>
      {confirm.error && (
        <p role="alert" className="mt-1.5 text-12 text-red-ink">
          {errorWords(confirm.error).title} {errorWords(confirm.error).text}
        </p>
      )}
    </>
  )
}
