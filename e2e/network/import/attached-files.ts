import { storedZip } from './stored-zip.ts'

const head = 'Id;Номер запроса;Автор;Дата;'
const fields = (last: string) =>
  ['attached.parent', 'attached.author', 'createdTime', last].map((field, at) => ({ column: at + 1, field }))

/** What belongs to records that came before: two rows for the record with the key, one whose record nobody brought. */
export const attachedFiles = (key: string) => ({
  comments: {
    file: Buffer.from(
      [
        `${head}Текст`,
        `c1;${key};Пётр;12.03.2019 14:05;Позвонили клиенту`,
        `c2;${key};;;Ждём ответа`,
        'c3;нет такого;;;Потерян',
      ].join('\n'),
    ),
    fields: fields('attached.text'),
  },
  files: {
    file: storedZip({
      'files.csv': [`${head}Путь`, `f1;${key};;;akt.pdf`, `f2;${key};;;scan/щит.png`, `f3;${key};;;нет.pdf`].join('\n'),
      'Attachments/akt.pdf': Buffer.from('%PDF-1.4 акт'),
      'scan/щит.png': Buffer.alloc(40_000, 7),
    }),
    fields: fields('attached.path'),
  },
})
