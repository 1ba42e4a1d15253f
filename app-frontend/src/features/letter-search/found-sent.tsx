import { useLingui } from '@lingui/react/macro'
import type { FoundSent } from '@poryadok/app-backend/letter-search/contract'
import { Moment } from '../../ui/moment.tsx'
import { RequestLink } from '../letters/request-link.tsx'
import { MarkedText } from './marked-text.tsx'

/** One found letter of ours: where the words stand, whom it went to, and the request it belongs to. */
export function FoundSentView({ letter }: { letter: FoundSent }) {
  const { t } = useLingui()
  const { to, at, subject, snippet, request } = letter
  const addresses = to.join(', ')
  return (
    <li className="border-b border-line px-4 py-3 last:border-0">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h4 className="min-w-0 flex-1 text-14 font-medium wrap-anywhere">
          {subject.length > 0 ? <MarkedText pieces={subject} /> : t`без темы`}
        </h4>
        <RequestLink {...request} />
        <span className="text-12 text-ink-3">
          <Moment at={at} />
        </span>
      </div>
      <p className="text-12 wrap-anywhere text-ink-3">
        {t`кому: ${addresses}`} · {request.title}
      </p>
      <p className="mt-1 text-13 leading-normal wrap-anywhere text-ink-2">
        <MarkedText pieces={snippet} />
      </p>
    </li>
  )
}
