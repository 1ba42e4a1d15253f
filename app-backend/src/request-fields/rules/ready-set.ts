import type { FieldDefinition, FieldOption, FieldSet, FieldType } from './field-definition.ts'

type Pair = readonly [ru: string, en: string]
type More = Partial<Pick<FieldDefinition, 'multiple' | 'hidden' | 'options' | 'target'>>

const words = ([ru, en]: Pair) => ({ ru, en })
const field = (section: string, code: string, type: FieldType, label: Pair, more: More = {}): FieldDefinition => ({
  code: `PRD_${code}`,
  type,
  label: words(label),
  section,
  multiple: false,
  hidden: false,
  options: [],
  target: null,
  ...more,
})
const list = (code: string, ...labels: Pair[]): { options: FieldOption[] } => ({
  options: labels.map((label, at) => ({ xmlId: `PRD_${code}_${at + 1}`, label: words(label) })),
})

const about = [
  field(
    'about',
    'KIND',
    'enumeration',
    ['Вид обращения', 'Kind of request'],
    list('KIND', ['Вопрос', 'Question'], ['Неисправность', 'Fault'], ['Рекламация', 'Claim'], ['Услуга', 'Service']),
  ),
  field('about', 'CHANNEL', 'crm_status', ['Канал', 'Channel']),
  field(
    'about',
    'SEVERITY',
    'enumeration',
    ['Важность', 'Severity'],
    list('SEVERITY', ['Низкая', 'Low'], ['Обычная', 'Normal'], ['Высокая', 'High'], ['Авария', 'Outage']),
  ),
  field('about', 'CASE_NUMBER', 'string', ['Номер в прежней системе', 'Number in the former system']),
  field('about', 'RELATED', 'crm', ['Связанные запросы', 'Related requests'], { multiple: true, target: 'request' }),
]
const product = [
  field(
    'product',
    'PRODUCT_GROUP',
    'enumeration',
    ['Группа продукции', 'Product group'],
    list(
      'GROUP',
      ['Аппараты защиты', 'Protection devices'],
      ['Щиты и корпуса', 'Boards and enclosures'],
      ['Кабель', 'Cable'],
      ['Освещение', 'Lighting'],
      ['Другое', 'Other'],
    ),
  ),
  field('product', 'SERIAL', 'string', ['Серийный номер', 'Serial number'], { multiple: true }),
  field('product', 'QUANTITY', 'integer', ['Количество изделий', 'Number of items']),
  field('product', 'READING', 'double', ['Показание прибора', 'Instrument reading']),
  field('product', 'WARRANTY', 'boolean', ['По гарантии', 'Under warranty']),
  field('product', 'WARRANTY_UNTIL', 'date', ['Гарантия до', 'Warranty until']),
  field('product', 'BOUGHT_AT', 'crm', ['Где куплено', 'Bought from'], { target: 'company' }),
]
const contract = [
  field('contract', 'CONTRACT', 'string', ['Договор', 'Contract']),
  field('contract', 'CONTRACT_UNTIL', 'date', ['Договор действует до', 'Contract valid until']),
  field('contract', 'CONTRACT_URL', 'url', ['Договор в хранилище', 'Contract in the archive']),
  field('contract', 'DEAL', 'crm', ['Сделка', 'Deal'], { target: 'deal' }),
  field('contract', 'COST', 'money', ['Стоимость работ', 'Cost of work']),
  field('contract', 'REFUND', 'money', ['Сумма возмещения', 'Refund']),
]
const visit = [
  field(
    'visit',
    'REGION',
    'enumeration',
    ['Регион', 'Region'],
    list(
      'REGION',
      ['Центр', 'Centre'],
      ['Северо-Запад', 'North-West'],
      ['Юг', 'South'],
      ['Урал', 'Urals'],
      ['Сибирь', 'Siberia'],
    ),
  ),
  field('visit', 'SITE', 'string', ['Объект', 'Site']),
  field('visit', 'VISIT_ADDRESS', 'address', ['Адрес выезда', 'Visit address']),
  field('visit', 'VISIT_AT', 'datetime', ['Время выезда', 'Visit time']),
  field('visit', 'ON_SITE', 'crm', ['Контакт на объекте', 'Contact on site'], { target: 'contact' }),
  field('visit', 'ENGINEER', 'employee', ['Инженер', 'Engineer']),
]
const outcome = [
  field(
    'outcome',
    'CAUSE',
    'enumeration',
    ['Причина', 'Cause'],
    list(
      'CAUSE',
      ['Дефект', 'Defect'],
      ['Монтаж', 'Installation'],
      ['Эксплуатация', 'Operation'],
      ['Не подтвердилась', 'Not confirmed'],
    ),
  ),
  field('outcome', 'SOLUTION', 'string', ['Что сделано', 'What was done']),
  field('outcome', 'ACT', 'file', ['Акты и протоколы', 'Acts and reports'], { multiple: true }),
  field('outcome', 'PHOTO', 'file', ['Фотографии', 'Photos'], { multiple: true }),
  field('outcome', 'TOLD', 'employee', ['Кого известить', 'Whom to tell'], { multiple: true }),
  field('outcome', 'EXTERNAL_KEY', 'string', ['Ключ внешней системы', 'Key of another system'], { hidden: true }),
]

/** What a support centre of manufactured goods begins with. Category, «Решить до», products and times of stages come with their slices. */
export const readySet: FieldSet = {
  sections: [
    { id: 'about', title: { ru: 'Запрос', en: 'Request' } },
    { id: 'product', title: { ru: 'Изделие', en: 'Product' } },
    { id: 'contract', title: { ru: 'Договор и деньги', en: 'Contract and money' } },
    { id: 'visit', title: { ru: 'Выезд', en: 'Visit' } },
    { id: 'outcome', title: { ru: 'Итог', en: 'Outcome' } },
  ],
  fields: [...about, ...product, ...contract, ...visit, ...outcome],
}
