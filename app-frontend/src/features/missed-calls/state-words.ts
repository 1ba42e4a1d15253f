import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { MissedCallView } from '@poryadok/app-backend/missed-calls/contract'
import type { Tone } from '../../ui/tone.ts'

/** What became of a missed call, in a word. */
export const stateWords: Record<MissedCallView['state'], { title: MessageDescriptor; tone: Tone }> = {
  pending: { title: msg`Разбираем`, tone: 'violet' },
  assigned: { title: msg`Отдан`, tone: 'blue' },
  done: { title: msg`Отдан`, tone: 'green' },
  unresolved: { title: msg`Некому отдать`, tone: 'red' },
  manual: { title: msg`Выбрал человек`, tone: 'grey' },
  fought: { title: msg`Оператор забирает лид`, tone: 'red' },
  answered: { title: msg`Отвечен`, tone: 'grey' },
  closed: { title: msg`Лид закрыт`, tone: 'grey' },
  client: { title: msg`Известный клиент`, tone: 'grey' },
}
