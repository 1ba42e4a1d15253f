import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { LetterOutcome } from '@poryadok/app-backend/intake/contract'
import type { Tone } from '../../ui/tone.ts'

/** Outcomes in the order of the tabs: what needs a person stands first after the waiting ones. */
export const outcomeWords: Record<LetterOutcome, { tab: MessageDescriptor; state: MessageDescriptor; tone: Tone }> = {
  waiting: { tab: msg`В очереди`, state: msg`В очереди`, tone: 'violet' },
  quarantined: { tab: msg`Карантин`, state: msg`В карантине`, tone: 'amber' },
  refused: { tab: msg`Не приняты`, state: msg`Не принято`, tone: 'red' },
  created: { tab: msg`Новые запросы`, state: msg`Новый запрос`, tone: 'green' },
  joined: { tab: msg`Продолжения`, state: msg`Продолжение`, tone: 'blue' },
  imported: { tab: msg`Визитки`, state: msg`Визитки`, tone: 'green' },
  ignored: { tab: msg`Пропущены`, state: msg`Пропущено`, tone: 'grey' },
}
