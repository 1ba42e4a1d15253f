import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { useLife } from './use-life.ts'

const GalleryParts = lazy(() => import('../gallery/gallery-parts.tsx'))

/** Which version stands where, and what happens with the data when it is removed. */
export default function AboutSection() {
  const { t } = useLingui()
  const { data, error, refetch } = useLife()
  const now = useNow()
  const wording = useWording()
  const [parts, setParts] = useState(false)
  if (parts) return <Parts onBack={() => setParts(false)} />
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  const { lastWipe, checkedAt } = data
  const [rows, files] = [wording.count(lastWipe?.rows ?? 0), wording.count(lastWipe?.files ?? 0)]
  const wipedAt = lastWipe ? wording.moment(lastWipe.at, now) : ''
  return (
    <div className="flex max-w-[860px] flex-col gap-4">
      <Card title={t`Приложение`}>
        <div className="p-4">
          <KeyValues
            labelWidth={180}
            rows={[
              { label: t`Версия`, value: data.version },
              { label: t`Портал`, value: data.origin },
              { label: t`Тариф портала`, value: data.licence || t`портал не сказал` },
              { label: t`Портал проверен`, value: checkedAt ? wording.moment(checkedAt, now) : t`ещё не проверялся` },
            ]}
          />
        </div>
      </Card>
      <Card title={t`Данные после удаления`}>
        <div className="flex flex-col gap-2 p-4 text-14">
          <p>
            <Trans>
              Когда приложение удаляют с портала, его ключи перестают действовать сразу, а письма, файлы, настройки и
              журналы этого портала стираются у нас в течение минуты. Записи самой CRM остаются на портале.
            </Trans>
          </p>
          {lastWipe && (
            <p className="text-13 text-ink-2">
              <Trans>
                Раньше приложение здесь уже удаляли: {wipedAt} стёрто строк: {rows}, файлов: {files}. Сейчас оно начато
                с чистого листа.
              </Trans>
            </p>
          )}
        </div>
      </Card>
      <PartsCard onOpen={() => setParts(true)} />
    </div>
  )
}

function PartsCard({ onOpen }: { onOpen: () => void }) {
  const { t } = useLingui()
  return (
    <Card title={t`Детали экранов`}>
      <div className="flex flex-col items-start gap-3 p-4 text-14">
        <p>
          <Trans>
            Из каких кнопок, таблиц и полей собраны экраны, и как они выглядят в каждом состоянии. Пригодится, когда
            нужно описать неполадку или проверить доступность.
          </Trans>
        </p>
        <Button onPress={onOpen}>{t`Показать детали`}</Button>
      </div>
    </Card>
  )
}

function Parts({ onBack }: { onBack: () => void }) {
  const { t } = useLingui()
  return (
    <div className="flex flex-col gap-3">
      <div>
        <Button onPress={onBack}>{t`Назад`}</Button>
      </div>
      <Suspense fallback={<CardSkeleton />}>
        <GalleryParts />
      </Suspense>
    </div>
  )
}
