import { useLingui } from '@lingui/react/macro'
import type { ImportRunView } from '@poryadok/app-backend/record-import/contract'
import { Chip } from '../../ui/chip.tsx'
import type { Tone } from '../../ui/tone.ts'

/** Where a run stands, in a word. */
export function RunChip({ run: { state, task } }: { run: ImportRunView }) {
  const { t } = useLingui()
  const states: Record<ImportRunView['state'], readonly [Tone, string]> = {
    mapping: ['grey', t`Выбор полей`],
    loading: ['blue', t`Читаем файл`],
    loaded: ['grey', t`Файл прочитан`],
    checking: ['blue', t`Пробный прогон`],
    checked: ['violet', t`Готова к загрузке`],
    writing: task?.state === 'paused' ? ['amber', t`Приостановлена`] : ['blue', t`Загружается`],
    written: ['green', t`Загружена`],
    undoing: ['blue', t`Отменяем`],
    undone: ['grey', t`Отменена`],
  }
  const [tone, word] = states[state]
  return <Chip tone={tone}>{word}</Chip>
}
