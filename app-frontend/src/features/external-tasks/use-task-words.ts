import { useLingui } from '@lingui/react/macro'
import type { ExternalTaskView, TaskLetterView } from '@poryadok/app-backend/external-tasks/contract'
import type { Tone } from '../../ui/tone.ts'

export interface StateWords {
  text: string
  tone: Tone
}

/** How a task stands, in two words. */
export function useStateWords(): (
  task: Pick<ExternalTaskView, 'state' | 'trouble' | 'word' | 'lastReplyAt' | 'refused'>,
) => StateWords {
  const { t } = useLingui()
  return ({ state, trouble, word, lastReplyAt, refused }) => {
    if (state === 'closed') return { text: t`закрыта`, tone: 'grey' }
    if (state === 'withdrawn') return { text: t`снята`, tone: 'grey' }
    if (trouble) return { text: t`нужно решение`, tone: 'red' }
    if (refused) return { text: t`не доставлено`, tone: 'red' }
    if (word === 'done') return { text: t`исполнитель: готово`, tone: 'green' }
    if (word === 'question') return { text: t`нужна информация`, tone: 'amber' }
    return lastReplyAt === null ? { text: t`ждём ответа`, tone: 'violet' } : { text: t`есть ответ`, tone: 'blue' }
  }
}

/** Why nobody is written to and what to do. */
export function useTroubleWords(): (trouble: NonNullable<ExternalTaskView['trouble']>) => string {
  const { t } = useLingui()
  return ({ code, params }) => {
    const name = params['name'] ?? ''
    const address = params['address'] ?? ''
    switch (code) {
      case 'external.no-request':
        return t`Задача не связана с запросом. Свяжите её с ним в поле «CRM» задачи и нажмите «Отправить снова».`
      case 'external.no-performer':
        return t`Исполнитель не выбран. Выберите контакт, которому уйдёт задача.`
      case 'external.contact-gone':
        return t`Контакт исполнителя удалён. Выберите другого.`
      case 'external.no-address':
        return t`У контакта «${name}» нет адреса почты. Допишите адрес в его карточку и нажмите «Отправить снова».`
      case 'external.own-address':
        return t`Адрес контакта «${name}» принимает запросы: письмо вернулось бы новым запросом. Укажите контакту другой адрес.`
      case 'external.several-addresses':
        return t`У контакта «${name}» несколько адресов. Выберите, куда писать.`
      case 'external.bounced':
        return t`Письмо не доставлено: ${address} его не принял. Проверьте адрес и выберите другой.`
      default:
        return t`Письмо исполнителю не ушло.`
    }
  }
}

/** What a letter of the thread is. */
export function useKindWords(): (letter: Pick<TaskLetterView, 'kind' | 'otherSender'>) => string | null {
  const { t } = useLingui()
  return ({ kind, otherSender }) => {
    const words: Record<string, string> = {
      task: t`задача`,
      reopened: t`снова в работе`,
      change: t`изменения`,
      reminder: t`напоминание`,
      closed: t`задача закрыта`,
      withdrawn: t`задача снята`,
      automatic: t`автоответ`,
      bounce: t`не доставлено`,
    }
    return otherSender ? t`другой отправитель` : (words[kind] ?? null)
  }
}
