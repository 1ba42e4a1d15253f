import { useLingui } from '@lingui/react/macro'
import type { FoundLetter } from '@poryadok/app-backend/letter-search/contract'
import { Paperclip } from 'lucide-react'
import { Moment } from '../../ui/moment.tsx'
import { RequestLink } from '../letters/request-link.tsx'
import { MarkedText } from './marked-text.tsx'

/** One found letter: where the words stand, and the request it belongs to. */
export function FoundLetterView({ letter }: { letter: FoundLetter }) {
  const { t } = useLingui()
  const { from, receivedAt, subject, snippet, files, request } = letter
  return (
    <li className="border-b border-line px-4 py-3 last:border-0">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="min-w-0 flex-1 text-14 font-medium wrap-anywhere">
          {subject.length > 0 ? <MarkedText pieces={subject} /> : t`без темы`}
        </h3>
        <RequestLink {...request} />
        <span className="text-12 text-ink-3">
          <Moment at={receivedAt} />
        </span>
      </div>
      <p className="text-12 text-ink-3" title={from.address}>
        {from.name || from.address} · {request.title}
      </p>
      <p className="mt-1 text-13 leading-normal wrap-anywhere text-ink-2">
        <MarkedText pieces={snippet} />
      </p>
      {files.length > 0 && (
        <p className="mt-1 flex items-center gap-1.5 text-13 text-ink-2">
          <Paperclip size={14} strokeWidth={1.75} aria-label={t`Вложения`} />
          <span className="min-w-0 wrap-anywhere">
            <MarkedText pieces={files} />
          </span>
        </p>
      )}
    </li>
  )
}
