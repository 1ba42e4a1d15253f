import { useLingui } from '@lingui/react/macro'
import type { SliceState } from '@poryadok/app-backend/portal/contract'
import { Card } from '../../ui/card.tsx'
import { CheckRow } from '../../ui/check-row.tsx'
import { useSliceWords } from '../home/use-slice-words.ts'

/** Each slice of the product in this portal: at work, switched off, or what it lacks, who gives it and where. */
export function SlicesCard({ slices }: { slices: readonly SliceState[] }) {
  const { t } = useLingui()
  const words = useSliceWords()
  return (
    <Card title={t`Возможности`}>
      <ul>
        {slices.map((slice) => (
          <CheckRow key={slice.name} showWord title={slice.title} {...words(slice.state)}>
            <Lacks slice={slice} />
          </CheckRow>
        ))}
      </ul>
    </Card>
  )
}

function Lacks({ slice }: { slice: SliceState }) {
  const { t } = useLingui()
  const partly = slice.partly.join(', ')
  if (slice.missing.length === 0) {
    return (
      <>
        {slice.summary} {partly && t`Без прав ${partly} часть её не работает.`}
      </>
    )
  }
  return slice.missing.map(({ kind, names: listed }) => {
    const names = listed.join(', ')
    const sentences = {
      scope: t`Не хватает прав: ${names}. Даёт администратор портала: «Разработчикам» → «Интеграции» → «Порядок», затем «Проверить ещё раз».`,
      method: t`На портале нет методов: ${names}. Появятся с обновлением коробки; в облаке напишите в поддержку Битрикс24.`,
      feature: t`Тариф портала этого не содержит: ${names}. Тариф меняет администратор портала.`,
    }
    return <p key={kind}>{sentences[kind]}</p>
  })
}
