/** Bitrix24 docs: api-reference/crm/auxiliary/enum/crm-enum-address-type. */
export const ADDRESS_TYPES: readonly { ID: number; NAME: string }[] = [
  { ID: 11, NAME: 'Адрес доставки' },
  { ID: 1, NAME: 'Фактический адрес' },
  { ID: 6, NAME: 'Юридический адрес' },
  { ID: 4, NAME: 'Адрес регистрации' },
  { ID: 8, NAME: 'Адрес для корреспонденции' },
  { ID: 9, NAME: 'Адрес бенефициара' },
]
