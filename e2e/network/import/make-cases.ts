/** A case of a former system, as its export names the columns. */
export type CaseRow = Record<(typeof caseColumns)[number], string>

export const caseColumns = [
  'CaseNumber',
  'Subject',
  'Status',
  'CreatedDate',
  'OwnerId',
  'SuppliedName',
  'SuppliedEmail',
  'SuppliedPhone',
  'Description',
  'Category',
] as const

/** Numbers from 0 to 1, the same for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

const surnames = ['Иванов', 'Петрова', 'Сидоров', 'Ёлкина', 'Смирнов', "О'Нил", 'Щукин', 'Müller']
const subjects = ['Не включается щит', 'Срок поставки', 'Нет паспорта', 'Подбор автомата', 'Обучение', 'Ошибка E-17']
const texts = [
  'Добрый день! Прошу помочь.',
  'Строка первая\nстрока вторая; с точкой с запятой, запятой и "кавычками"',
  '=СУММ(A1:A9)',
  'Эмодзи 😀👍🏽 и ноль\u00a0ширины',
  '<b>HTML</b> &amp; $result[0] {=Document:ID}',
  '-- 1; DROP TABLE lead; --',
]
const statuses = ['Closed', 'Closed', 'Closed', 'In Progress', 'New', 'Escalated']
/** By id, by name, by address; one who left, one whom nobody knows. */
const owners = ['1', 'Ким Анна', 'a.kim@shchit.example', 'Орлов П.', 'Кто-то Другой', '1', 'Анна Ким']
const categories = ['Неисправность', 'Поставка', 'Документы', 'Подбор', 'Обучение']

/** Share of rows that can't become a request: a date that is none. */
const brokenShare = 0.004
/** Share of rows that came twice, word for word. */
const twiceShare = 0.003
const firstDay = Date.UTC(2015, 0, 12, 6)

export interface Cases {
  rows: CaseRow[]
  /** Numbers of the cases that are whole: each is one request in the end. */
  whole: Set<string>
  broken: number
  twice: number
}

/**
 * Cases with all that spoils an import: not sorted by time, dates in two formats, quotes with line breaks, formulas, emoji, long
 * texts, equal rows, rows that are broken. The same for the same seed.
 */
export function makeCases(count: number, seed: number): Cases {
  const random = randomNumbers(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const cases: Cases = { rows: [], whole: new Set(), broken: 0, twice: 0 }
  for (let at = 0; cases.rows.length < count; at += 1) {
    const number = String(at + 1).padStart(8, '0')
    const created = new Date(firstDay + Math.floor(random() * 10 * 365 * 86_400) * 1_000)
    const broken = random() < brokenShare
    const row: CaseRow = {
      CaseNumber: number,
      Subject: `${pick(subjects)} № ${at + 1}`,
      Status: pick(statuses),
      CreatedDate: broken ? '31.02.2019 25:61' : random() < 0.5 ? created.toISOString() : russian(created),
      OwnerId: owners[at % owners.length] ?? '',
      SuppliedName: `${pick(surnames)} ${String.fromCodePoint(0x410 + Math.floor(random() * 32))}.`,
      SuppliedEmail: `client${Math.floor(random() * count)}@firm-${Math.floor(random() * 900)}.example`,
      SuppliedPhone:
        random() < 0.5 ? `8 (9${10 + Math.floor(random() * 89)}) ${100 + (at % 900)}-${1000 + (at % 9_000)}` : '',
      Description: random() < 0.001 ? 'Длинный текст '.repeat(2_000) : `${pick(texts)} ${at + 1}`,
      Category: pick(categories),
    }
    cases.rows.push(row)
    if (broken) cases.broken += 1
    else cases.whole.add(number)
    if (random() < twiceShare && cases.rows.length < count) {
      cases.rows.push({ ...row })
      cases.twice += 1
    }
  }
  return cases
}

/** 07.03.2019 14:05:09, in UTC. */
function russian(at: Date): string {
  const [date = '', time = ''] = at.toISOString().split('T')
  return `${date.split('-').toReversed().join('.')} ${time.slice(0, 8)}`
}
