import { useLingui } from '@lingui/react/macro'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'

interface Because {
  code: string
  params: Record<string, string | number>
}

/** Why the plan is as it is, and why nothing is sent just now. */
export function usePlanWords(): (because: Because) => string {
  const { t } = useLingui()
  const words = useWording()
  const now = useNow()
  return ({ code, params: { perSecond = 0, at = '' } }) => {
    const rate = words.count(Number(perSecond))
    const moment = at === '' ? '' : words.moment(String(at), now)
    const known: Record<string, () => string> = {
      'import.pace-measured': () => t`Скорость измерена на этом портале: ${rate} записей в секунду.`,
      'import.pace-expected': () =>
        t`Скорость взята по примерам в документации: ${rate} записей в секунду. Уточнится с первыми ответами портала.`,
      'import.portal-keeps-no-dates-field': () =>
        t`Этот портал не умеет создавать записи прошлым числом: прежняя дата будет в поле «Создан в прежней системе».`,
      'import.portal-keeps-no-dates-lost': () =>
        t`Этот портал не умеет создавать записи прошлым числом: у записей будет дата загрузки. Чтобы сохранить прежнюю, сопоставьте её с полем портала.`,
      'import.newer-record-field': () =>
        t`В портале есть запись от ${moment}: более ранние даты он уже не примет, они будут в поле «Создан в прежней системе».`,
      'import.newer-record-lost': () =>
        t`В портале есть запись от ${moment}: более ранние даты он уже не примет, у таких записей будет дата загрузки. Чтобы сохранить прежнюю, сопоставьте её с полем портала.`,
      'import.dates-not-asked-field': () => t`Прежняя дата будет в поле «Создан в прежней системе».`,
      'import.dates-not-asked-lost': () => t`У записей будет дата загрузки: прежние даты порталу не передаём.`,
      'import.outside-hours': () => t`Сейчас не время загрузки: продолжим в разрешённые часы.`,
      'import.methods-spent': () => t`Портал исчерпал время на этот метод, ждём, пока оно освободится.`,
    }
    return known[code]?.() ?? t`Портал занят, ждём.`
  }
}
