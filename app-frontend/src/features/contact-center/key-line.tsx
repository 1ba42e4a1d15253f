import { Trans, useLingui } from '@lingui/react/macro'
import type { ApiKeyView } from '@poryadok/app-backend/contact-center/contract'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { CodeValue } from '../../ui/code-value.tsx'
import { Moment } from '../../ui/moment.tsx'
import { useScopeWords } from './use-scope-words.ts'

/** One key: whose it is, what it allows, when it was used last. */
export function KeyLine({ value, onRevoke }: { value: ApiKeyView; onRevoke: () => void }) {
  const { t } = useLingui()
  const scopes = useScopeWords()
  const { name, client, prefix, state, sandbox, networks, lastUsedAt, expiresAt, perMinute } = value
  const words = { live: t`Действует`, expired: t`Срок прошёл`, revoked: t`Отозван` }
  const tones = { live: 'green', expired: 'amber', revoked: 'grey' } as const
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-0">
      <div className="min-w-0 flex-1 basis-80">
        <div className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          <Chip tone={tones[state]}>{words[state]}</Chip>
          {sandbox && <Chip tone="blue">{t`Песочница`}</Chip>}
        </div>
        <div className="mt-1 text-13 text-ink-2">{value.scopes.map((scope) => scopes[scope]).join(' · ')}</div>
        <div className="mt-0.5 text-12 text-ink-3">
          {client} · <CodeValue>{`${prefix}…`}</CodeValue> · {t`до ${perMinute} вызовов в минуту`}
          {networks.length > 0 && ` · ${networks.join(', ')}`}
        </div>
      </div>
      <div className="text-right text-12 text-ink-2">
        <div>
          {lastUsedAt ? (
            <Trans>
              Вызов: <Moment at={lastUsedAt} />
            </Trans>
          ) : (
            t`Ещё не использовался`
          )}
        </div>
        {expiresAt && state === 'live' && (
          <div>
            <Trans>
              Действует до <Moment at={expiresAt} as="exact" />
            </Trans>
          </div>
        )}
      </div>
      {state === 'live' && (
        <Button size="sm" onPress={onRevoke} aria-label={t`Отозвать ключ «${name}»`}>{t`Отозвать`}</Button>
      )}
    </li>
  )
}
