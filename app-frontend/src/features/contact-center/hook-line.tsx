import { Trans, useLingui } from '@lingui/react/macro'
import type { HookView } from '@poryadok/app-backend/contact-center/hooks/contract'
import { Send, Trash2 } from 'lucide-react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { CodeValue } from '../../ui/code-value.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Moment } from '../../ui/moment.tsx'
import { useEventWords } from './use-event-words.ts'
import { usePingHook, useSwitchHook } from './use-hooks.ts'

/** One address: what it hears of, and whether it answers. */
export function HookLine({ value, onDrop }: { value: HookView; onDrop: () => void }) {
  const { t } = useLingui()
  const words = useEventWords()
  const errorWords = useErrorWords()
  const turn = useSwitchHook()
  const ping = usePingHook()
  const { id, name, client, url, events, enabled, waiting, dead } = value
  const fault = turn.error ?? ping.error
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-0">
      <div className="min-w-0 flex-1 basis-80">
        <div className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          <Chip tone={enabled ? 'green' : 'grey'}>{enabled ? t`Включён` : t`Выключен`}</Chip>
          {waiting > 0 && <Chip tone="amber">{t`Ждут отправки: ${waiting}`}</Chip>}
          {dead > 0 && <Chip tone="red">{t`Не доставлено: ${dead}`}</Chip>}
        </div>
        <div className="mt-1 text-13 text-ink-2">{events.map((event) => words[event]).join(' · ')}</div>
        <div className="mt-0.5 text-12 text-ink-3">
          {client} · <CodeValue>{url}</CodeValue>
        </div>
        {fault && (
          <p role="alert" className="mt-1 text-13 text-red-ink">
            {errorWords(fault).title}
          </p>
        )}
      </div>
      <div className="text-right text-12 text-ink-2">
        {value.lastDeliveredAt ? (
          <Trans>
            Доставлено: <Moment at={value.lastDeliveredAt} />
          </Trans>
        ) : (
          t`Ещё ничего не доставлено`
        )}
      </div>
      <div className="flex items-center gap-2">
        {enabled && (
          <Button
            size="sm"
            isPending={ping.isPending}
            icon={<Send size={14} strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => ping.mutate(id)}
            aria-label={t`Отправить пробное сообщение на «${name}»`}
          >{t`Проверить`}</Button>
        )}
        <Button
          size="sm"
          isPending={turn.isPending}
          onPress={() => turn.mutate({ id, enabled: !enabled })}
          aria-label={enabled ? t`Выключить адрес «${name}»` : t`Включить адрес «${name}»`}
        >
          {enabled ? t`Выключить` : t`Включить`}
        </Button>
        <IconButton size="md" label={t`Удалить адрес «${name}»`} onPress={onDrop}>
          <Trash2 size={15} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </div>
    </li>
  )
}
