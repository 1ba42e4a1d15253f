import type { Params } from '../../wire/params.ts'

const immutable = { isImmutable: true }

/** Parts of a user field. Bitrix24 docs: crm/universal/user-defined-fields/crm-userfield-fields. */
export const FIELD_PARTS: Params = {
  ID: { type: 'int', title: 'Ид', isReadOnly: true },
  ENTITY_ID: { type: 'string', title: 'Объект', ...immutable },
  FIELD_NAME: { type: 'string', title: 'Код', ...immutable },
  USER_TYPE_ID: { type: 'string', title: 'Тип данных', ...immutable },
  XML_ID: { type: 'string', title: 'Внешний Ид (XML ID)' },
  SORT: { type: 'int', title: 'Сортировка' },
  MULTIPLE: { type: 'char', title: 'Множественное' },
  MANDATORY: { type: 'char', title: 'Обязательное' },
  SHOW_FILTER: { type: 'char', title: 'Показывать в фильтре списка' },
  SHOW_IN_LIST: { type: 'char', title: 'Показывать в списке' },
  EDIT_IN_LIST: { type: 'char', title: 'Разрешать редактирование пользователем' },
  IS_SEARCHABLE: { type: 'char', title: 'Значения поля участвуют в поиске' },
  EDIT_FORM_LABEL: { type: 'string', title: 'Подпись в форме редактирования' },
  LIST_COLUMN_LABEL: { type: 'string', title: 'Заголовок в списке' },
  LIST_FILTER_LABEL: { type: 'string', title: 'Подпись фильтра в списке' },
  ERROR_MESSAGE: { type: 'string', title: 'Сообщение об ошибке' },
  HELP_MESSAGE: { type: 'string', title: 'Помощь' },
  LIST: { type: 'uf_enum_element', title: 'Элементы списка', isMultiple: true },
  SETTINGS: { type: 'object', title: 'Дополнительные настройки (зависят от типа)' },
}

/** Parts of an option of a list. */
export const OPTION_PARTS: Params = {
  ID: { type: 'int', title: 'Ид', isReadOnly: true },
  SORT: { type: 'int', title: 'Сортировка' },
  VALUE: { type: 'string', title: 'Значение' },
  DEF: { type: 'string', title: 'Значение по умолчанию' },
  DEL: { type: 'string', title: 'Флаг удаления элемента' },
}
