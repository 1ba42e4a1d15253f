import { Trans, useLingui } from '@lingui/react/macro'
import type { ImportRunView } from '@poryadok/app-backend/record-import/contract'
import type { Certificate } from '@poryadok/app-backend/record-import/certificate/contract'
import { BadgeCheck, CircleAlert, CircleCheck, Printer, RefreshCw, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { CertificateDetails } from './certificate-details.tsx'
import { CertificateSum } from './certificate-sum.tsx'
import { UndoDialog } from './undo-dialog.tsx'

interface CertificateCardProps {
  run: ImportRunView
  certificate: Certificate
  onAgain: () => void
}

const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const

/** What was staged and what the portal holds; prints on a page of its own. */
export function CertificateCard({ run, certificate, onAgain }: CertificateCardProps) {
  const { t } = useLingui()
  const words = useWording()
  const now = useNow()
  const [undoing, setUndoing] = useState(false)
  const { agrees, madeAt } = certificate
  const [title, at] = [run.title, words.moment(madeAt, now)]
  const tone = agrees ? 'border-green-line bg-green-soft text-green-ink' : 'border-amber bg-amber-soft text-amber-ink'
  return (
    <section
      aria-label={t`Акт сверки`}
      className={`min-w-0 rounded-lg border bg-white shadow-card print:border-0 print:shadow-none ${agrees ? 'border-green-line' : 'border-amber'}`}
    >
      <div className={`flex min-h-11 flex-wrap items-center gap-2 rounded-t-[9px] border-b px-4 py-1.5 ${tone}`}>
        {agrees ? (
          <BadgeCheck size={18} strokeWidth={1.75} aria-hidden="true" />
        ) : (
          <CircleAlert size={18} strokeWidth={1.75} aria-hidden="true" />
        )}
        <h2 className="min-w-0 flex-1 truncate text-14 font-semibold">
          <Trans>
            Акт сверки: {title}, {at}
          </Trans>
        </h2>
        <div className="flex flex-wrap gap-2 print:hidden">
          <Button size="sm" icon={<RefreshCw {...icon} />} onPress={onAgain}>{t`Сверить ещё раз`}</Button>
          <Button size="sm" icon={<Printer {...icon} />} onPress={() => globalThis.print()}>{t`Печать`}</Button>
          <Button size="sm" icon={<Undo2 {...icon} />} onPress={() => setUndoing(true)}>{t`Отменить загрузку`}</Button>
        </div>
      </div>
      <div className="grid gap-px bg-line lg:grid-cols-[1.4fr_1fr_1fr]">
        <div className="bg-white p-4">
          <CertificateSum certificate={certificate} />
        </div>
        <Compared certificate={certificate} />
        <Sampled certificate={certificate} />
      </div>
      <CertificateDetails certificate={certificate} />
      {undoing && <UndoDialog run={run} onClose={() => setUndoing(false)} />}
    </section>
  )
}

function Compared({ certificate: { byMonth, byCategory, byOwner } }: { certificate: Certificate }) {
  const { t } = useLingui()
  const lines = [
    { id: 'month', words: t`По месяцам: ${byMonth.length}`, rows: byMonth },
    { id: 'category', words: t`По категориям: ${byCategory.length}`, rows: byCategory },
    { id: 'owner', words: t`По ответственным: ${byOwner.length}`, rows: byOwner },
  ].filter(({ rows }) => rows.length > 0)
  return (
    <ul className="flex flex-col gap-2 bg-white p-4 text-13">
      {lines.map(({ id, words, rows }) => {
        const same = rows.every(({ staged, portal }) => staged === portal)
        return (
          <li key={id} className="flex items-center gap-2">
            {same ? (
              <CircleCheck {...icon} className="text-green-ink" />
            ) : (
              <CircleAlert {...icon} className="text-red-ink" />
            )}
            <span className="flex-1">{words}</span>
            <b className={`font-semibold ${same ? 'text-green-ink' : 'text-red-ink'}`}>
              {same ? t`сошлось` : t`не сошлось`}
            </b>
          </li>
        )
      })}
    </ul>
  )
}

function Sampled({ certificate: { samples } }: { certificate: Certificate }) {
  const same = samples.filter(({ differences }) => differences.length === 0).length
  const all = samples.length
  const fields = Math.max(0, ...samples.map((one) => one.fields))
  return (
    <div className="bg-white p-4 text-13">
      <b className={`block text-24 font-light ${same === all ? 'text-green-ink' : 'text-red-ink'}`}>
        <Trans>
          {same} из {all}
        </Trans>
      </b>
      <p className="mt-1 text-ink-2">
        <Trans>случайных записей совпали с файлом, полей в каждой до {fields}.</Trans>
      </p>
    </div>
  )
}
