import { Trans } from '@lingui/react/macro'
import type { PortalCalendarView } from '@poryadok/app-backend/deadlines/contract'
import { useMutation } from '@tanstack/react-query'
import { CalendarClock } from 'lucide-react'
import { useServices } from '../../../lib/services.ts'
import { useErrorWords } from '../../../lib/use-error-words.ts'
import { Button } from '../../../ui/button.tsx'

interface PortalCalendarButtonProps {
  readOnly: boolean
  onTake: (calendar: PortalCalendarView) => void
}

/** Takes the working week and days of the portal’s own calendar settings into the draft. */
export function PortalCalendarButton({ readOnly, onTake }: PortalCalendarButtonProps) {
  const { api } = useServices()
  const errorWords = useErrorWords()
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.get<PortalCalendarView>('/api/deadlines/portal-calendar'),
    onSuccess: onTake,
  })
  return (
    <>
      <Button
        size="sm"
        icon={<CalendarClock size={14} aria-hidden="true" />}
        isDisabled={readOnly}
        isPending={isPending}
        onPress={() => mutate()}
      >
        <Trans>Взять из календаря портала</Trans>
      </Button>
      {error && (
        <p role="alert" className="w-full text-13 text-red-ink">
          {`${errorWords(error).title} ${errorWords(error).text}`}
        </p>
      )}
    </>
  )
}
