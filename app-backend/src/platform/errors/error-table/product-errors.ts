import { row, type ErrorRow } from './error-row.ts'

/** The directory of products and the products of requests. */
export const productErrors = {
  'products.no-right': row(
    403,
    [
      'Портал не дал прочитать каталог товаров: у сотрудника, чьим ключом работает приложение, нет на него прав.',
      'Разделы каталога читает только администратор: пусть он откроет приложение и пройдёт подключение снова.',
    ],
    [
      'The portal did not let the product catalogue be read: the person whose key the app uses has no right to it.',
      'Only an administrator may read its sections: have one open the app and go through the set-up again.',
    ],
  ),
  'products.no-catalogue': row(
    422,
    [
      'На портале нет каталога товаров, или его номер в настройках указан неверно.',
      'Проверьте номер каталога в настройках раздела «Продукты запроса».',
    ],
    [
      'The portal has no product catalogue, or its number in the settings is wrong.',
      'Check the number of the catalogue in the settings of “Products of a request”.',
    ],
  ),
  'products.unknown': row(
    409,
    ['Этого продукта больше нет в каталоге.', 'Обновите список и выберите другой.'],
    ['This product is not in the catalogue any more.', 'Reload the list and choose another one.'],
  ),
  'products.row-gone': row(
    409,
    ['Эту строку уже заменил или убрал кто-то другой.', 'Посмотрите, что стоит в запросе теперь.'],
    ['Somebody else has replaced or removed this row.', 'Look at what the request holds now.'],
  ),
} as const satisfies Record<string, ErrorRow>
