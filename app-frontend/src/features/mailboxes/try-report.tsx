import { useLingui } from '@lingui/react/macro'
import type { TryAnswer, TryStep } from '@poryadok/app-backend/intake/mailboxes/contract'
import { useEffect, useRef } from 'react'
import { CheckRow } from '../../ui/check-row.tsx'
import { quoteOf, useFaultWords } from './fault-words.ts'

/** How far a try came: every step with its outcome, and what to do where it failed. */
export function TryReport({ answer }: { answer: TryAnswer }) {
  const { t } = useLingui()
  const box = useRef<HTMLDivElement>(null)
  // The answer stands below what the person sees: focus brings it into sight.
  useEffect(() => box.current?.focus(), [answer])
  return (
    <div ref={box} tabIndex={-1} role="status" className="outline-none rounded-md border border-line">
      {(['imap', 'smtp'] as const).map((server) => {
        const steps = answer.steps.filter((step) => step.server === server)
        if (steps.length === 0) return null
        return (
          <section key={server} className="border-b border-line last:border-0">
            <h4 className="px-[18px] pt-2.5 text-12 font-medium text-ink-2">
              {server === 'imap' ? t`Приём писем (IMAP)` : t`Отправка писем (SMTP)`}
            </h4>
            <ul>
              {steps.map((step) => (
                <StepRow key={step.step} step={step} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function StepRow({ step: { step, state, fault, detail } }: { step: TryStep }) {
  const { t } = useLingui()
  const faultWords = useFaultWords()
  const titles = {
    name: t`Имя сервера`,
    connection: t`Соединение с сервером`,
    certificate: t`Шифрование и сертификат`,
    login: t`Вход по логину и паролю`,
    folder: t`Выбранные папки`,
  }
  if (state === 'skipped')
    return (
      <CheckRow state="off" word={t`не проверялось`} showWord title={titles[step]}>
        {''}
      </CheckRow>
    )
  if (!fault)
    return (
      <CheckRow state="ok" word={t`готово`} showWord title={titles[step]}>
        {''}
      </CheckRow>
    )
  const { title, text } = faultWords(fault)
  return (
    <CheckRow state="bad" word={t`ошибка`} showWord title={title}>
      {text}
      {quoteOf(fault, detail) !== '' && <span className="mt-1 block font-mono text-12 text-ink-3">{detail}</span>}
    </CheckRow>
  )
}
