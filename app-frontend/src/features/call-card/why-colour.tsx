import { useLingui } from '@lingui/react/macro'
import type { CallLook } from '@poryadok/app-backend/call-card/contract'
import { Lightbulb } from 'lucide-react'
import { LazyDisclosure } from '../../ui/lazy-disclosure.tsx'
import { reasonWords } from '../why/sentences.ts'

/** Why the call has this colour, one press away. */
export function WhyColour({ because }: Pick<CallLook, 'because'>) {
  const { t, i18n } = useLingui()
  return (
    <LazyDisclosure icon={<Lightbulb size={14} strokeWidth={1.75} aria-hidden="true" />} title={t`Почему этот цвет`}>
      <ul className="grid gap-1 px-2.5 pb-2 text-13 text-ink-2">
        {because.map((one) => (
          <li key={one.code}>{reasonWords(i18n, one).text}</li>
        ))}
      </ul>
    </LazyDisclosure>
  )
}
