/**
 * In which language a client is answered: Russian where their own words have Cyrillic letters to any extent that is not a name or
 * a quotation, English else. No words at all: the portal's language.
 */
export function letterLanguage(text: string, portal: 'ru' | 'en'): 'ru' | 'en' {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return portal
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0
  return cyrillic / letters >= 0.2 ? 'ru' : 'en'
}
