import { z } from 'zod'

/** The journal finds calls by such words, and PostgreSQL takes neither U+0000 nor half of a letter. */
export const storable = (words: string) => words.replaceAll('\0', '').toWellFormed()

/** One letter has one spelling in the CRM, however the caller's system writes it: the portal compares them by their codes. */
const text = (longest: number, description: string, example: string) =>
  z
    .string()
    .overwrite(storable)
    .normalize('NFC')
    .trim()
    .min(1)
    .max(longest)
    .meta({ description, examples: [example] })

export const externalId = text(200, 'Номер записи в вашей системе. По нему запись находят снова.', 'обращение-1042')
export const callId = text(100, 'Номер звонка в вашей системе.', 'call-20261122-17')
export const phone = text(100, 'Телефон в любом виде.', '8 (916) 123-45-67')
export const email = text(254, 'Адрес почты.', 'e.vorontsova@example.ru')
export const recordId = z.coerce.number().int().positive().max(2_147_483_647)
/** What such a value may be is the portal's own. */
const ofPortal = { 'x-portal': true }
const scalar = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()])

/** Where an appeal came from, and the source that the CRM gets. Bitrix24 docs: api-reference/crm/status, SOURCE */
export const channels = { site: 'WEB', email: 'EMAIL', phone: 'CALL' } as const

/** What any record may be given. Unknown names are refused. */
export const common = {
  externalId: externalId.optional(),
  comments: z
    .string()
    .max(10_000)
    .optional()
    .meta({ description: 'Комментарий.', examples: ['Просит перезвонить после 15:00'] }),
  channel: z
    .enum(['site', 'email', 'phone'])
    .optional()
    .meta({ description: 'Откуда обращение: сайт, почта, телефон.' }),
  sourceId: z
    .string()
    .max(50)
    .optional()
    .meta({ description: 'Источник из справочника SOURCE.', examples: ['WEB'] }),
  operator: text(100, 'Логин или внутренний номер оператора из таблицы операторов.', '1203').optional(),
  responsibleId: recordId
    .optional()
    .meta({ description: 'Сотрудник портала, если он известен.', examples: [7], ...ofPortal }),
  fields: z
    .record(z.string().max(100), z.union([scalar, z.array(scalar).max(100)]))
    .optional()
    .meta({
      description: 'Свои поля по именам таблицы полей.',
      examples: [{ 'Тема обращения': 'Субсидия' }],
      ...ofPortal,
    }),
}

const client = {
  phones: z.array(phone).max(20).optional(),
  emails: z.array(email).max(20).optional(),
}
export const contactBody = z.strictObject({
  ...common,
  ...client,
  lastName: text(100, 'Фамилия.', 'Воронцова').optional(),
  firstName: text(100, 'Имя.', 'Елена').optional(),
  secondName: text(100, 'Отчество.', 'Павловна').optional(),
  post: text(200, 'Должность.', 'Бухгалтер').optional(),
  companyIds: z.array(recordId).max(50).optional(),
})
export const companyBody = z.strictObject({
  ...common,
  ...client,
  title: text(250, 'Название.', 'ООО «Ромашка»').optional(),
  inn: text(30, 'ИНН: 10 или 12 цифр.', '7707083893').optional(),
  kpp: text(30, 'КПП: 9 знаков.', '773601001').optional(),
  ogrn: text(30, 'ОГРН или ОГРНИП.', '1027700132195').optional(),
  contactIds: z.array(recordId).max(50).optional(),
})
export const dealBody = z.strictObject({
  ...common,
  title: text(250, 'Название.', 'Субсидия на оборудование').optional(),
  topic: text(200, 'Тема обращения: по таблице тем выбирает воронку.', 'Субсидии').meta(ofPortal).optional(),
  categoryId: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .meta({ description: 'Воронка.', examples: [0] }),
  stageId: text(50, 'Стадия из справочника.', 'NEW').optional(),
  contactIds: z.array(recordId).max(50).optional(),
  companyId: recordId.optional(),
  amount: z.number().min(0).max(1e15).optional(),
  currency: z
    .string()
    .length(3)
    .optional()
    .meta({ examples: ['RUB'] }),
})
export type CommonBody = z.infer<z.ZodObject<typeof common>>

export const force = z.boolean().default(false).meta({ description: 'Создать, даже если похожие записи есть.' })
export const idParams = z.object({ id: recordId })
