import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import {
  Building2,
  CalendarClock,
  ContactRound,
  GitBranch,
  Inbox,
  Lightbulb,
  ListChecks,
  PhoneCall,
  PhoneMissed,
  type LucideIcon,
  Tags,
  User,
  UserCheck,
  Wrench,
  UserRoundX,
} from 'lucide-react'

interface KindWords {
  title: MessageDescriptor
  icon: LucideIcon
}

const kinds: Record<string, KindWords> = {
  thread: { title: msg`Цепочка`, icon: GitBranch },
  client: { title: msg`Клиент`, icon: User },
  category: { title: msg`Категория`, icon: Tags },
  person: { title: msg`Ответственный`, icon: UserCheck },
  deadline: { title: msg`Срок`, icon: CalendarClock },
  cards: { title: msg`Визитка`, icon: ContactRound },
  'external-task': { title: msg`Внешняя задача`, icon: Wrench },
  'company-status': { title: msg`Статус компании`, icon: Building2 },
  'missed-calls': { title: msg`Пропущенный звонок`, icon: PhoneMissed },
  'call-card': { title: msg`Цвет звонка`, icon: PhoneCall },
  'former-contacts': { title: msg`Бывший контакт`, icon: UserRoundX },
  intake: { title: msg`Приём письма`, icon: Inbox },
  scenarios: { title: msg`Сценарии формы`, icon: ListChecks },
  'automatic-mail': { title: msg`Списки автоматических писем`, icon: Inbox },
}

/** How a kind of decision is called and shown. */
export const kindWords = (kind: string): KindWords => kinds[kind] ?? { title: msg`Другое решение`, icon: Lightbulb }
