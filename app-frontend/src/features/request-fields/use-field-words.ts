import { useLingui } from '@lingui/react/macro'
import type { FieldDefinitionView, FieldDifferenceView } from '@poryadok/app-backend/request-fields/contract'

type Type = FieldDefinitionView['type']

/** What kinds of fields, links and differences are called. */
export function useFieldWords() {
  const { t } = useLingui()
  const types: Record<Type, string> = {
    string: t`Строка`,
    integer: t`Целое число`,
    double: t`Число`,
    boolean: t`Да или нет`,
    enumeration: t`Список`,
    date: t`Дата`,
    datetime: t`Дата и время`,
    money: t`Деньги`,
    url: t`Ссылка`,
    address: t`Адрес`,
    file: t`Файл`,
    employee: t`Сотрудник`,
    crm_status: t`Справочник источников`,
    crm: t`Связь с записью CRM`,
  }
  const targets: Record<NonNullable<FieldDefinitionView['target']>, string> = {
    request: t`Запрос`,
    contact: t`Контакт`,
    company: t`Компания`,
    deal: t`Сделка`,
  }
  const difference = ({ what, ours, portal }: FieldDifferenceView): string => {
    if (what === 'label') return t`На портале называется «${portal}».`
    if (what === 'mandatory') return t`На портале поле сделали обязательным: письма без него не откроют запрос.`
    if (what === 'option-renamed') return t`Вариант «${ours}» на портале называется «${portal}».`
    if (what === 'option-missing') return t`Варианта «${ours}» на портале нет.`
    if (what === 'option-extra') return t`На портале есть лишний вариант «${portal}».`
    if (what === 'multiple') return t`На портале по-другому с несколькими значениями; портал этого не меняет.`
    const kind = types[portal as Type] ?? portal
    return t`На портале другой тип: ${kind}. Портал типа не меняет: заведите поле с другим кодом.`
  }
  return { types, targets, difference }
}
