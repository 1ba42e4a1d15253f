/**
 * Date and time for a person, in the portal's zone (Europe/Moscow, as the portal's own ISO times are).
 * Anything that is no time prints as nothing.
 */
export function shortTime(value: unknown, lang: 'ru' | 'en'): string {
  const time = typeof value === 'string' || typeof value === 'number' ? new Date(value) : null
  if (time === null || Number.isNaN(time.getTime())) return ''
  return new Intl.DateTimeFormat(lang === 'ru' ? 'ru-RU' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Europe/Moscow',
  }).format(time)
}
