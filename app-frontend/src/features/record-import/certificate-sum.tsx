import { useLingui } from '@lingui/react/macro'
import type { Certificate } from '@poryadok/app-backend/record-import/certificate/contract'
import { useWording } from '../../lib/use-wording.ts'

/** The numbers add up: staged = in the portal + failed + skipped (+ waiting, + taken back). */
export function CertificateSum({ certificate }: { certificate: Certificate }) {
  const { t } = useLingui()
  const { count } = useWording()
  const { counts, found, doubledCount, missingCount } = certificate
  const parts = [
    { id: 'success', value: counts.success, words: t`загружено`, ink: 'text-green-ink' },
    { id: 'failed', value: counts.failed, words: t`с ошибкой` },
    { id: 'skipped', value: counts.skipped, words: t`пропущено` },
    { id: 'waiting', value: counts.new + counts.inFlight, words: t`ждут` },
    { id: 'undone', value: counts.undone, words: t`отменено` },
  ].filter(({ id, value }) => value > 0 || (id !== 'waiting' && id !== 'undone'))
  const [there, twice, lacking] = [count(found), count(doubledCount), count(missingCount)]
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
        <Figure value={counts.total} words={t`в файле`} />
        {parts.map(({ id, value, words, ink }, index) => (
          <span key={id} className="flex items-baseline gap-x-2.5">
            <span aria-hidden="true" className="text-18 text-ink-3">
              {index === 0 ? '=' : '+'}
            </span>
            <Figure value={value} words={words} {...(ink ? { ink } : {})} />
          </span>
        ))}
      </div>
      <p className="mt-2.5 text-12 text-ink-3">
        {t`В портале нашли: ${there}. Повторов: ${twice}, не хватает: ${lacking}.`}
      </p>
    </>
  )
}

function Figure({ value, words, ink = 'text-ink' }: { value: number; words: string; ink?: string }) {
  const { count } = useWording()
  return (
    <span className="text-12 whitespace-nowrap text-ink-3">
      <b className={`block text-24 leading-tight font-light tabular-nums ${ink}`}>{count(value)}</b>
      {words}
    </span>
  )
}
