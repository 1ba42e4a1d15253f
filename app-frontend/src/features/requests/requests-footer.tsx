import { Trans, useLingui } from '@lingui/react/macro'
import { useWording } from '../../lib/use-wording.ts'
import { Kbd } from '../../ui/kbd.tsx'

interface RequestsFooterProps {
  shown: number
  total: number
  connected: boolean
  /** ISO instant of the data. */
  asOf: string
  now: Date
  /** Too narrow for the keyboard's hints. */
  short: boolean
}

/** What is on screen, how the keyboard works here, and whether the list lives. */
export function RequestsFooter({ shown, total, connected, asOf, now, short }: RequestsFooterProps) {
  const { t } = useLingui()
  const words = useWording()
  const time = words.since(asOf, now)
  const shownText = words.count(shown)
  const totalText = words.count(total)
  return (
    <div className="flex items-center gap-4 border-t border-line px-4 py-2.5 text-12 whitespace-nowrap text-ink-3">
      {shown > 0 && <span>{t`Показано ${shownText} из ${totalText}`}</span>}
      {shown > 0 && !short && (
        <span className="flex items-center gap-1.5">
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd>
          <Trans>строки</Trans>
          <Kbd>Enter</Kbd>
          <Trans>просмотр</Trans>
          <Kbd>Esc</Kbd>
          <Trans>закрыть</Trans>
        </span>
      )}
      <span className="ml-auto flex min-w-0 items-center gap-1.5">
        <i aria-hidden="true" className={`size-2 shrink-0 rounded-full ${connected ? 'bg-green' : 'bg-decor'}`} />
        <span className="truncate">
          {connected ? t`Обновляется само, данные на ${time}` : t`Связь прервалась, данные на ${time}`}
        </span>
      </span>
    </div>
  )
}
