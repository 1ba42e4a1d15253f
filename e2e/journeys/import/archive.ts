const header = ['CaseNumber', 'CreatedDate', 'Subject', 'Status', 'OwnerName', 'ContactEmail', 'Description', 'Flag_7']

/** What the archive's rows are made of. */
interface Archive {
  rows: number
  /** Address of a contact that the portal has. */
  email: string
  /** Somebody who works in the portal. */
  owner: string
  /** Number of the first row at its source. */
  first?: number
}

/** An archive of a support centre as a Russian table: days first, a semicolon between; two dates that no calendar has, three rows of somebody unknown. */
export function archive({ rows, email, owner, first = 41_877 }: Archive): Buffer {
  const lines = Array.from({ length: rows }, (_, at) => {
    const day = String((at % 28) + 1).padStart(2, '0')
    const month = String((at % 12) + 1).padStart(2, '0')
    return [
      String(first + at).padStart(8, '0'),
      at === 7 || at === 21 ? '31.02.2023' : `${day}.${month}.2019 9:05`,
      `Не приходит акт сверки № ${at + 1}`,
      'Новый',
      at % 20 === 3 ? 'Смирнова А.' : owner,
      email,
      '"Добрый день!\nПрошу выслать акт; спасибо"',
      'Y',
    ].join(';')
  })
  return Buffer.from(`\uFEFF${[header.join(';'), ...lines].join('\r\n')}\r\n`)
}
