import { useLingui } from '@lingui/react/macro'
import type { CopyPlaceholder } from '@poryadok/app-backend/timeline-sync/contract'
import { strangeWords } from './strange-words.ts'

/** Names of what a copy’s fields may hold. */
export function useCopyWords() {
  const { t } = useLingui()
  const placeholders: Record<CopyPlaceholder, string> = {
    subject: t`тема`,
    description: t`описание`,
    location: t`место`,
    kind: t`вид дела`,
    date: t`дата оригинала`,
    author: t`автор`,
    responsible: t`ответственный`,
    card: t`карточка оригинала`,
    address: t`телефон или адрес`,
  }
  const created = { id: 'created', label: t`Дата создания оригинала` } as const
  const none = { id: 'none', label: t`Момент копирования` } as const
  const start = { id: 'start', label: t`Начало оригинала` } as const
  return {
    placeholder: (name: CopyPlaceholder) => placeholders[name],
    fault(text: string, needed = false): string | undefined {
      const strange = strangeWords(text)[0]
      if (needed && text.trim() === '') return t`Без темы портал дело не создаст`
      return strange === undefined ? undefined : t`Слово ничего не значит: ${strange}`
    },
    starts: [start, created, none],
    ends: [{ id: 'end', label: t`Окончание оригинала` } as const, start, created, none],
    priorities: [
      { id: 'same', label: t`Как в оригинале` } as const,
      { id: '1', label: t`Низкая` } as const,
      { id: '2', label: t`Обычная` } as const,
      { id: '3', label: t`Высокая` } as const,
    ],
    states: [
      { id: 'done', label: t`Выполнено: счётчики не удваиваются` } as const,
      { id: 'same', label: t`Как в оригинале` } as const,
    ],
    responsibles: [
      { id: 'same', label: t`Ответственный за оригинал` } as const,
      { id: 'author', label: t`Автор оригинала` } as const,
      { id: 'target', label: t`Ответственный за карточку` } as const,
      { id: 'person', label: t`Один сотрудник` } as const,
    ],
    others: [
      { id: 'note', label: t`Копировать текст комментарием` } as const,
      { id: 'bind', label: t`Связывать, а не копировать` } as const,
      { id: 'leave', label: t`Не трогать` } as const,
    ],
  }
}
