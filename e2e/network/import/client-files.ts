import { storedZip } from './stored-zip.ts'
import { workbook } from './workbook.ts'

interface ClientFile {
  typeId: number
  file: Buffer
  fields: { column: number; field: string }[]
  /** What of a record tells that its row came whole. */
  made(record: Record<string, unknown>): string
}

const rows = [
  ['1', 'Анна', 'a@firm.example'],
  ['2', 'Пётр', 'p@firm.example'],
]
const fieldsOf = (...names: string[]) => names.map((field, at) => ({ column: at + 1, field }))
const address = ({ fm }: Record<string, unknown>) => (fm as { value: string }[])[0]?.value ?? ''

/** The same two rows as contacts of a workbook, companies of JSON lines and deals of an archive. */
export const clientFiles: Readonly<Record<string, ClientFile>> = {
  'contacts of a workbook': {
    typeId: 3,
    file: workbook([['Id', 'Имя', 'Почта'], ...rows]),
    fields: fieldsOf('name', 'fm.EMAIL'),
    made: (record) => `${String(record['name'])} ${address(record)}`,
  },
  'companies of JSON lines': {
    typeId: 4,
    file: Buffer.from(rows.map(([id, name, email]) => JSON.stringify({ id, name, email })).join('\n')),
    fields: fieldsOf('title', 'fm.EMAIL'),
    made: (record) => `${String(record['title'])} ${address(record)}`,
  },
  'deals of an archive': {
    typeId: 2,
    file: storedZip({ 'deals.csv': ['Id;Сделка;Заметка', ...rows.map((row) => row.join(';'))].join('\n') }),
    fields: fieldsOf('title', 'comments'),
    made: ({ title, comments }) => `${String(title)} ${String(comments)}`,
  },
}
