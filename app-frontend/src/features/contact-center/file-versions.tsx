import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { CenterCard, FileVersionView } from '@poryadok/app-backend/contact-center/card/contract'
import { Download, FileText, Paperclip } from 'lucide-react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Moment } from '../../ui/moment.tsx'
import { useVersionFile } from './use-center-card.ts'

type VersionedFile = CenterCard['files'][number]

/** Files of an appeal: which version is in force, and which replaced which, when, by whom and why. */
export function FileVersions({ dealId, files }: { dealId: number; files: CenterCard['files'] }) {
  const { t } = useLingui()
  return (
    <Card title={t`Файлы обращения`}>
      {files.length === 0 ? (
        <EmptyState icon={<Paperclip size={22} strokeWidth={1.75} />} title={t`Файлов нет`}>
          {t`Файлы, которые пришлёт контакт-центр, появятся здесь со всеми версиями.`}
        </EmptyState>
      ) : (
        files.map((file) => <OneFile key={file.name} dealId={dealId} file={file} />)
      )}
    </Card>
  )
}

function OneFile({ dealId, file: { name, versions } }: { dealId: number; file: VersionedFile }) {
  const errorWords = useErrorWords()
  const download = useVersionFile(dealId, name)
  return (
    <section aria-label={name} className="border-b border-line px-4 py-3 last:border-0">
      <h3 className="flex items-center gap-2 text-14 font-medium">
        <FileText size={16} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-ink-3" />
        <span className="min-w-0 wrap-anywhere">{name}</span>
        <span className="ml-auto text-12 font-normal whitespace-nowrap text-ink-3">
          <Plural value={versions.length} one="# версия" few="# версии" many="# версий" other="# версии" />
        </span>
      </h3>
      {download.error && (
        <p role="alert" className="mt-1 text-13 text-red-ink">
          {errorWords(download.error).title}
        </p>
      )}
      <ol className="mt-1">
        {versions.map((version, at) => (
          <Version
            key={version.id}
            value={version}
            name={name}
            inForce={at === 0}
            onDownload={() => download.mutate(version.id)}
          />
        ))}
      </ol>
    </section>
  )
}

interface VersionProps {
  value: FileVersionView
  name: string
  inForce: boolean
  onDownload: () => void
}

function Version({ value, name, inForce, onDownload }: VersionProps) {
  const { t } = useLingui()
  const words = useWording()
  const { version, replaces, operator, client, reason } = value
  return (
    <li className="flex items-start gap-3 py-2">
      <div className="min-w-0 flex-1 text-13">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className={inForce ? 'font-medium' : 'text-ink-2'}>{t`Версия ${version}`}</span>
          {inForce && <Chip tone="green">{t({ message: 'Действует', context: 'version of a file' })}</Chip>}
          {replaces !== null && <span className="text-12 text-ink-2">{t`вместо версии ${replaces}`}</span>}
        </div>
        {reason !== '' && <p className="mt-0.5 wrap-anywhere text-ink-2">{reason}</p>}
        <p className="mt-0.5 text-12 text-ink-3">
          <Moment at={value.at} /> · {operator === '' ? client : <Trans>оператор {operator}</Trans>} ·{' '}
          {words.size(value.sizeBytes)}
        </p>
      </div>
      <Button
        size="sm"
        icon={<Download size={14} strokeWidth={1.75} aria-hidden="true" />}
        onPress={onDownload}
        aria-label={t`Скачать ${name}, версия ${version}`}
      >{t`Скачать`}</Button>
    </li>
  )
}
