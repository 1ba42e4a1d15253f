import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { CardStateView } from '@poryadok/app-backend/vcard-import/contract'
import type { Tone } from '../../ui/tone.ts'

/** What became of a card, in a word. */
export const cardStates: Record<CardStateView, { words: MessageDescriptor; tone: Tone }> = {
  waiting: { words: msg`В очереди`, tone: 'violet' },
  planned: { words: msg`Записываем`, tone: 'violet' },
  created: { words: msg`Создан контакт`, tone: 'green' },
  updated: { words: msg`Контакт дополнен`, tone: 'blue' },
  same: { words: msg`Уже есть`, tone: 'grey' },
  doubtful: { words: msg`Ждёт решения`, tone: 'amber' },
  skipped: { words: msg`Пропущена`, tone: 'grey' },
  failed: { words: msg`Портал не принял`, tone: 'red' },
  undone: { words: msg`Отменено`, tone: 'grey' },
}
