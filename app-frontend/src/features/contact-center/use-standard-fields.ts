import { useLingui } from '@lingui/react/macro'

/**
 * Names of the fields that every portal has, by their codes, as the viewer reads: the portal says them in the language of whoever
 * installed the app. Fields of its own have the portal's name alone.
 */
export function useStandardFields(): Readonly<Record<string, string>> {
  const { t } = useLingui()
  return {
    title: t`Название`,
    lastName: t`Фамилия`,
    name: t({ message: 'Имя', context: 'first name' }),
    secondName: t`Отчество`,
    honorific: t({ message: 'Обращение', context: 'form of address' }),
    birthdate: t`Дата рождения`,
    post: t`Должность`,
    photo: t`Фотография`,
    logo: t`Логотип`,
    typeId: t`Тип`,
    stageId: t`Стадия`,
    categoryId: t`Воронка`,
    companyId: t`Компания`,
    companyIds: t`Компании`,
    contactId: t`Контакт`,
    contactIds: t`Контакты`,
    leadId: t`Лид`,
    quoteId: t`Предложение`,
    opportunity: t`Сумма`,
    isManualOpportunity: t`Сумма задана вручную`,
    currencyId: t`Валюта`,
    taxValue: t`Сумма налога`,
    probability: t`Вероятность`,
    begindate: t`Дата начала`,
    closedate: t`Дата завершения`,
    isRecurring: t`Регулярная сделка`,
    locationId: t`Местоположение`,
    additionalInfo: t`Дополнительная информация`,
    assignedById: t`Ответственный`,
    observers: t`Наблюдатели`,
    opened: t`Доступно всем`,
    export: t`Участвует в экспорте`,
    comments: t`Комментарий`,
    sourceId: t`Источник`,
    sourceDescription: t`Об источнике`,
    webformId: t`CRM-форма`,
    originatorId: t`Внешняя система`,
    originId: t`Номер во внешней системе`,
    originVersion: t`Версия во внешней системе`,
    industry: t`Сфера деятельности`,
    employees: t`Число сотрудников`,
    revenue: t`Годовой оборот`,
    bankingDetails: t`Банковские реквизиты`,
    addressLegal: t`Юридический адрес`,
    isMyCompany: t`Моя компания`,
    fm: t`Телефоны и почта`,
  }
}
