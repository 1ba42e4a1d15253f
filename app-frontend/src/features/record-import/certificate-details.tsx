import { useLingui } from '@lingui/react/macro'
import type { Certificate } from '@poryadok/app-backend/record-import/certificate/contract'
import { useWording } from '../../lib/use-wording.ts'

type Tally = Certificate['byMonth'][number]

const head = 'h-8 px-2.5 text-12h font-normal text-ink-3'
const cell = 'h-8 border-t border-line px-2.5'

/** Both sides row by row, and every difference that the sample found. */
export function CertificateDetails({ certificate }: { certificate: Certificate }) {
  const { t } = useLingui()
  const { month } = useWording()
  const { byMonth, byCategory, byOwner, samples } = certificate
  const different = samples.filter(({ differences }) => differences.length > 0)
  return (
    <div className="grid items-start gap-4 border-t border-line p-4 lg:grid-cols-3">
      <TallyTable title={t`По месяцам`} rows={byMonth.map((one) => ({ ...one, name: one.key && month(one.key) }))} />
      <TallyTable title={t`По категориям`} rows={byCategory} />
      <TallyTable title={t`По ответственным`} rows={byOwner} />
      {different.length > 0 && (
        <ul aria-label={t`Расхождения выборки`} className="text-13 lg:col-span-3">
          {different.map(({ number, differences }) => (
            <li key={number} className="border-t border-line py-1.5">
              {differences.map(({ field, staged, portal }) => (
                <div key={field}>{t`Строка ${number}, поле ${field}: в файле «${staged}», в портале «${portal}»`}</div>
              ))}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function TallyTable({ title, rows }: { title: string; rows: readonly Tally[] }) {
  const { t } = useLingui()
  const { count } = useWording()
  if (rows.length === 0) return null
  return (
    // A year of months stands whole; a longer table ends in half a row, which tells that it goes on.
    <div className="max-h-[31rem] overflow-y-auto print:max-h-none" tabIndex={0} role="region" aria-label={title}>
      <table aria-label={title} className="w-full text-13">
        <thead>
          <tr>
            <th scope="col" className={`${head} text-left`}>
              {title}
            </th>
            <th scope="col" className={`${head} text-right`}>{t`Файл`}</th>
            <th scope="col" className={`${head} text-right`}>{t`Портал`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, staged, portal }) => (
            <tr key={key} className={staged === portal ? '' : 'bg-red-row text-red-ink'}>
              <td className={cell}>{key === '' ? t`не указано` : (name ?? key)}</td>
              <td className={`${cell} text-right tabular-nums`}>{count(staged)}</td>
              <td className={`${cell} text-right tabular-nums`}>{count(portal)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
