import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ListField } from '@poryadok/app-backend/request-list/contract'
import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'

/** Fields of every CRM in the language of the page; others are called as the portal calls them. */
const titles: Readonly<Record<string, MessageDescriptor>> = {
  id: msg`Номер`,
  title: msg`Название`,
  stageId: msg`Стадия`,
  assignedById: msg`Ответственный`,
  createdTime: msg`Создан`,
  updatedTime: msg`Изменён`,
  createdBy: msg`Кто создал`,
  updatedBy: msg`Кто изменил`,
  movedTime: msg`Стадия изменена`,
  movedBy: msg`Кто сменил стадию`,
  contactIds: msg`Контакт`,
  companyId: msg`Компания`,
  sourceId: msg`Источник`,
  sourceDescription: msg`Об источнике`,
  observers: msg`Наблюдатели`,
  opened: msg`Доступен всем`,
  comments: msg`Комментарий`,
  opportunity: msg`Сумма`,
  dateClosed: msg`Закрыт`,
}

/** What a field is called on the screen. */
export function useFieldTitle(): (field: Pick<ListField, 'name' | 'title'>) => string {
  const { i18n } = useLingui()
  return useCallback(
    ({ name, title }) => {
      const known =
        titles[name] ??
        (name.endsWith('PRD_CATEGORY') ? msg`Категория` : name.endsWith('PRD_RESOLVE_BY') ? msg`Решить до` : null)
      return known ? i18n._(known) : title
    },
    [i18n],
  )
}
