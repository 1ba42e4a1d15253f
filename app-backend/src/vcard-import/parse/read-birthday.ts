/** A birthday as YYYY-MM-DD; null for one without a year (`--0512`), for nonsense and for what no calendar has. */
export function readBirthday(value: string): string | null {
  const [, year, month, day] = /^\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)/.exec(value) ?? dotted(value) ?? []
  if (!year || !month || !day) return null
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const real = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  return real && Number(year) >= 1850 ? `${year}-${month}-${day}` : null
}

/** 12.05.1980, as Russian programs write it. */
function dotted(value: string): string[] | null {
  const [, day, month, year] = /^\s*(\d\d)\.(\d\d)\.(\d{4})\b/.exec(value) ?? []
  return year && month && day ? ['', year, month, day] : null
}
