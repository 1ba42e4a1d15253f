import { useLingui } from '@lingui/react/macro'
import type { RunRow } from '@poryadok/app-backend/audit/contract'
import type { Tone } from '../../ui/tone.ts'

interface StateWords {
  word: string
  tone: Tone
}

export interface RunWords {
  mode(mode: RunRow['mode']): string
  /** State of one write. */
  state(state: string): StateWords
  /** Words of the portal stay as they are; our own codes become sentences. */
  error(error: string): string
}

/** Runs and their writes in words. */
export function useRunWords(): RunWords {
  const { t } = useLingui()
  const modes = { live: t`запись`, shadow: t`теневой режим`, dry: t`пробный прогон`, undo: t`отмена` }
  const states: Record<string, StateWords> = {
    planned: { word: t`ждёт`, tone: 'violet' },
    sending: { word: t`отправляется`, tone: 'violet' },
    unknown: { word: t`проверяем`, tone: 'amber' },
    done: { word: t`записано`, tone: 'green' },
    failed: { word: t`отказ портала`, tone: 'red' },
    skipped: { word: t`оставлено`, tone: 'amber' },
    undone: { word: t`отменено`, tone: 'grey' },
    imagined: { word: t`не писали`, tone: 'blue' },
  }
  const errors: Record<string, string> = {
    'conflict.changed': t`Значение сменил человек: оставлено как есть.`,
    'conflict.gone': t`Записи больше нет на портале.`,
    'undo.impossible': t`Портал такое отменять не умеет.`,
    'loop.too-often': t`Остановлено: правила спорили за это поле.`,
    'loop.own-change': t`Остановлено: правило ответило на своё же изменение.`,
  }
  return {
    mode: (mode) => modes[mode],
    state: (state) => states[state] ?? { word: state, tone: 'grey' },
    error: (error) => errors[error] ?? error,
  }
}
