/** The text in the page's language. */
export function say(russian: string, english: string): string {
  return document.documentElement.lang === 'ru' ? russian : english
}
