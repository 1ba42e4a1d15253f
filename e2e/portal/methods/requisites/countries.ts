/** Countries whose presets exist. Bitrix24 docs: api-reference/crm/requisites/presets/crm-requisite-preset-countries. */
export const COUNTRIES: readonly { ID: number; CODE: string; TITLE: string }[] = [
  { ID: 1, CODE: 'RU', TITLE: 'Россия' },
  { ID: 4, CODE: 'BY', TITLE: 'Беларусь' },
  { ID: 6, CODE: 'KZ', TITLE: 'Казахстан' },
  { ID: 14, CODE: 'UA', TITLE: 'Украина' },
  { ID: 34, CODE: 'BR', TITLE: 'Бразилия' },
  { ID: 46, CODE: 'DE', TITLE: 'Германия' },
  { ID: 77, CODE: 'CO', TITLE: 'Колумбия' },
  { ID: 110, CODE: 'PL', TITLE: 'Польша' },
  { ID: 122, CODE: 'US', TITLE: 'США' },
  { ID: 132, CODE: 'FR', TITLE: 'Франция' },
]
