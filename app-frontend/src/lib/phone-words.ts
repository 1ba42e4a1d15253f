/** A Russian number in groups, `+7 495 118-09-81`; any other text as it is. */
export function phoneWords(text: string): string {
  const found = /^(?:\+?7|8)[\s(]*(\d{3})[\s)]*(\d{3})[\s-]*(\d{2})[\s-]*(\d{2})(.*)$/.exec(text.trim())
  if (!found) return text
  const [, city, first, second, third, rest = ''] = found
  return `+7 ${city} ${first}-${second}-${third}${rest}`
}

/** The same for every number that stands in a sentence, `Входящий от +74951180981`; a number is not broken between lines. */
export const phonesInWords = (text: string): string =>
  text.replaceAll(/(?<!\d)(?:\+7|8)\d{10}(?!\d)/g, (found) => phoneWords(found).replaceAll(' ', '\u00A0'))
