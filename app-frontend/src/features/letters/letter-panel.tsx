import { useLingui } from '@lingui/react/macro'
import type { LetterDetails } from '@poryadok/app-backend/intake/contract'
import { useState } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Moment } from '../../ui/moment.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { WhyLink } from '../../ui/why-link.tsx'
import { ReasonList } from '../why/reason-list.tsx'
import { WhySection } from '../why/why-section.tsx'
import { LetterActions } from './letter-actions.tsx'
import { LetterWrites } from './letter-writes.tsx'
import { outcomeWords } from './outcome-words.ts'
import { PanelSection } from './panel-section.tsx'
import { RequestLink } from './request-link.tsx'
import { useKindWords } from './use-kind-words.ts'
import { useLetter } from './use-letters.ts'

interface LetterPanelProps {
  id: number
  overlay: boolean
  /** px */
  width: number
  onClose: () => void
  onPrevious: (() => void) | null
  onNext: (() => void) | null
}

/** One letter beside the journal: what became of it and why, its words, its headers, what it wrote. */
export function LetterPanel({ id, ...panel }: LetterPanelProps) {
  const { t } = useLingui()
  const { data, error, refetch } = useLetter(id)
  return (
    <SidePanel
      takesFocus
      title={data ? data.letter.subject || t`без темы` : t`Письмо`}
      subtitle={data && <Moment at={data.letter.receivedAt} as="exact" />}
      footer={data && <LetterActions details={data} onMoved={() => void refetch()} />}
      {...panel}
    >
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />)}
      {data && <PanelBody details={data} />}
    </SidePanel>
  )
}

function PanelBody({ details }: { details: LetterDetails }) {
  const { t } = useLingui()
  const { decisions, headers, text, attachments, writes } = details
  const words = useWording()
  return (
    <>
      <Facts details={details} />
      {decisions.length > 0 ? (
        <div className="border-t border-line">
          {byKind(decisions).map(([kind, list]) => (
            <WhySection key={kind} kind={kind} decisions={list} onUndo={null} />
          ))}
        </div>
      ) : (
        details.letter.why.length > 0 && (
          <PanelSection title={t`Почему так`}>
            <ReasonList reasons={details.letter.why} />
          </PanelSection>
        )
      )}
      {text !== null && (
        <PanelSection title={t`Текст письма`}>
          {text.trim() === '' ? (
            <p className="text-13 text-ink-3">{t`Текста в письме нет.`}</p>
          ) : (
            <p className="max-h-[320px] overflow-y-auto text-13 leading-normal wrap-anywhere whitespace-pre-wrap">
              {text}
            </p>
          )}
        </PanelSection>
      )}
      {attachments.length > 0 && (
        <PanelSection title={t`Вложения`}>
          <ul className="flex flex-col gap-1 text-13">
            {attachments.map(({ name, sizeBytes }, at) => (
              <li key={at} className="flex gap-2">
                <span className="min-w-0 flex-1 wrap-anywhere">{name}</span>
                <span className="text-ink-3">{words.size(sizeBytes)}</span>
              </li>
            ))}
          </ul>
        </PanelSection>
      )}
      {writes.length > 0 && <LetterWrites writes={writes} />}
      {headers.length > 0 && <Headers headers={headers} />}
    </>
  )
}

function Facts({ details: { letter, kind, attempts, lastError, headers } }: { details: LetterDetails }) {
  const { t, i18n } = useLingui()
  const words = useWording()
  const kinds = useKindWords()
  const { from, to, request, outcome, sizeBytes } = letter
  const { state, tone } = outcomeWords[outcome]
  const copy = headers.find(({ name }) => name.toLowerCase() === 'cc')?.value
  return (
    <div className="border-t border-line p-4">
      <KeyValues
        labelWidth={118}
        rows={[
          {
            label: t`Что стало`,
            value: (
              <span className="flex flex-wrap items-center gap-2">
                <Chip tone={tone}>{i18n._(state)}</Chip>
                {request && <RequestLink {...request} />}
              </span>
            ),
          },
          { label: t`Отправитель`, value: from.name ? `${from.name} <${from.address}>` : from.address },
          ...(copy ? [{ label: t`Копия`, value: <span className="wrap-anywhere">{copy}</span> }] : []),
          { label: t`Ящик`, value: to },
          { label: t`Что это`, value: kinds[kind] },
          { label: t`Размер`, value: words.size(sizeBytes) },
          ...(attempts > 0 ? [{ label: t`Неудачных попыток`, value: words.count(attempts) }] : []),
          ...(lastError ? [{ label: t`Последняя ошибка`, value: <code className="text-12">{lastError}</code> }] : []),
        ]}
      />
    </div>
  )
}

/** Headers are for those who look for the cause: one press away. */
function Headers({ headers }: Pick<LetterDetails, 'headers'>) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  return (
    <PanelSection
      title={t`Заголовки`}
      aside={
        <WhyLink open={open} onToggle={() => setOpen(!open)}>
          {open ? t`свернуть` : t`показать`}
        </WhyLink>
      }
    >
      {open && (
        <dl className="flex flex-col gap-1.5 font-mono text-12">
          {headers.map(({ name, value }, at) => (
            <div key={at}>
              <dt className="text-ink-3">{name}</dt>
              <dd className="wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </PanelSection>
  )
}

/** Decisions come in the panel's order, the newest of a kind first. */
function byKind(decisions: LetterDetails['decisions']): [string, LetterDetails['decisions']][] {
  return [...Map.groupBy(decisions, ({ kind }) => kind)]
}
