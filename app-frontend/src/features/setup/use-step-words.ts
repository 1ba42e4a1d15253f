import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { SetupStep } from '@poryadok/app-backend/portal/contract'

export interface StepWords {
  title: string
  /** What was found, and what a person must do if anything. */
  text: string
  /** Set for a finding that these screens have no sentence for. */
  code: string | null
}

/** Words for a step of the set-up: its name and the sentence for what was found. */
export function useStepWords(): (step: SetupStep) => StepWords {
  const titles = useStepTitles()
  const sentence = useFinding()
  const { t } = useLingui()
  return (step) => {
    const text = sentence(step.detail)
    const { code } = step.detail
    return { title: titles[step.id], text: text ?? t`Портал ответил не так, как мы ждали.`, code: text === null ? code : null }
  }
}

function useStepTitles(): Record<SetupStep['id'], string> {
  const { t } = useLingui()
  return {
    scopes: t`Права приложения`,
    'crm-mode': t`Режим CRM`,
    entity: t`Где живут запросы`,
    fields: t`Поля запроса`,
    placements: t`Вкладка «Запросы»`,
    events: t`Сообщения портала`,
    mailbox: t`Почтовый ящик`,
  }
}

function useFinding(): (detail: SetupStep['detail']) => string | null {
  const { t } = useLingui()
  return ({ code, params }) => {
    const count = Number(params['count'] ?? 0)
    const { scopes = '', title = '', name = '', error = '', address = '' } = params
    switch (code) {
      case 'scopes.ok':
        return t`Все нужные права есть.`
      case 'scopes.missing':
        return t`Не хватает: ${scopes}. Отметьте эти права в карточке приложения на портале и проверьте ещё раз.`
      case 'crm-mode.classic':
        return t`Классическая CRM: лид остаётся лидом, пока его не закроют.`
      case 'crm-mode.simple':
        return t`Простая CRM сразу превращает лид в сделку, и запрос пропадёт из виду. Выберите смарт-процесс или включите классическую CRM в её настройках.`
      case 'crm-mode.not-needed':
        return t`Для смарт-процесса не важен.`
      case 'entity.ok':
        return t`${title}.`
      case 'entity.missing':
        return t`Выбранного смарт-процесса на портале больше нет. Выберите другой.`
      case 'fields.ok':
        return t`${plural(count, { one: '# поле на месте', few: '# поля на месте', many: '# полей на месте', other: '# поля на месте' })}.`
      case 'fields.todo':
        return t`${plural(count, { one: 'Создадим # поле', few: 'Создадим # поля', many: 'Создадим # полей', other: 'Создадим # поля' })} с началом UF_CRM_PRD. Ваши поля не изменятся.`
      case 'fields.failed':
        return t`Поле «${name}» не создано, портал ответил: ${error}. Установку можно запустить ещё раз.`
      case 'placements.ok':
        return t`Открывается из карточек контакта и компании.`
      case 'placements.todo':
        return t`${plural(count, { one: 'Добавим # вкладку', few: 'Добавим # вкладки', many: 'Добавим # вкладок', other: 'Добавим # вкладки' })} в карточки CRM.`
      case 'placements.failed':
        return t`Портал не добавил вкладку (${params['code'] ?? ''}). Установку можно запустить ещё раз.`
      case 'events.ok':
        return t`${plural(count, { one: 'Подписка на # событие', few: 'Подписка на # события', many: 'Подписка на # событий', other: 'Подписка на # события' })} работает: экраны обновляются сами.`
      case 'events.todo':
        return t`${plural(count, { one: 'Подпишемся на # событие', few: 'Подпишемся на # события', many: 'Подпишемся на # событий', other: 'Подпишемся на # события' })}, чтобы экраны обновлялись сами.`
      case 'events.failed':
        return t`Портал не принял подписку на ${name}. Установку можно запустить ещё раз.`
      case 'mailbox.ok':
        return t`Письма принимаются на ${address}.`
      case 'mailbox.todo':
        return t`Адрес, на который пишут клиенты, добавляют на странице «Порядок».`
      default:
        return null
    }
  }
}
