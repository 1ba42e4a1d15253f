export interface CompanyName {
  /** As a person would read it, without the legal form and its quotes: `Ромашка`. */
  bare: string
  /** Legal form in its usual letters, '' when none is named: `ООО`. */
  form: string
  /** What two spellings of one company share: bare, folded (case, ё, quotes, dashes, look-alike letters, spaces). */
  key: string
}

/** Long and short names of a legal form; the first is the usual one. */
const forms: readonly (readonly string[])[] = [
  ['ООО', 'общество с ограниченной ответственностью', 'о.о.о.', 'о о о'],
  ['ПАО', 'публичное акционерное общество'],
  ['НАО', 'непубличное акционерное общество'],
  ['ЗАО', 'закрытое акционерное общество'],
  ['ОАО', 'открытое акционерное общество'],
  ['АО', 'акционерное общество'],
  ['ИП', 'индивидуальный предприниматель', 'ч.п.', 'чп', 'пбоюл'],
  ['ФГУП', 'федеральное государственное унитарное предприятие'],
  ['ГУП', 'государственное унитарное предприятие'],
  ['МУП', 'муниципальное унитарное предприятие'],
  ['ФГБУ', 'федеральное государственное бюджетное учреждение'],
  ['ГБУ', 'государственное бюджетное учреждение'],
  ['МБУ', 'муниципальное бюджетное учреждение'],
  ['АНО', 'автономная некоммерческая организация'],
  ['НКО', 'некоммерческая организация'],
  ['ТСЖ', 'товарищество собственников жилья'],
  ['СНТ', 'садоводческое некоммерческое товарищество'],
  ['ТОО', 'товарищество с ограниченной ответственностью'],
  ['LLC', 'l.l.c.', 'limited liability company'],
  ['Ltd', 'ltd.', 'limited'],
  ['GmbH'],
  ['Inc', 'inc.', 'incorporated'],
]

/** Longer texts are cut, characters: a registered name has at most some hundred. */
const longest = 1_000

const quotes = /["'`«»„“”‘’]/g
const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+')
/** At the beginning or the end, as a word of its own. */
const places = forms.flatMap(([usual = '', ...more]) =>
  [usual, ...more].map((name) => ({
    form: usual,
    atStart: new RegExp(`^${escaped(name)}(?=[\\s"'«»„“”‘’(,.]|$)[\\s,.]*`, 'iu'),
    atEnd: new RegExp(`[\\s,"'«»„“”‘’)]+${escaped(name)}$`, 'iu'),
  })),
)

/**
 * Takes the legal form off a company's name, wherever it stands: «ООО "Ромашка"», «Ромашка, ООО» and «ООО Ромашка» are one
 * company. The form does not tell companies apart (people leave it out), the rest does.
 */
export function companyName(text: string): CompanyName {
  let rest = text
    .slice(0, longest)
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\s\p{C}]+/gu, ' ')
    .trim()
  rest = inCyrillic(rest)
  let form = ''
  for (const place of places) {
    const shorter = rest.replace(place.atStart, '').replace(place.atEnd, '').trim()
    if (shorter === rest || shorter.replaceAll(quotes, '').trim() === '') continue
    form = place.form
    rest = shorter
    break
  }
  const bare = unquoted(rest)
  return { bare, form, key: companyKey(bare) }
}

/** Quotes around the whole name go; quotes inside it stay. */
function unquoted(text: string): string {
  const inner = /^["'«„“‘](.*)["'»”“’]$/u.exec(text.trim())?.[1]
  return (inner !== undefined && !/["'«»„“”‘’]/u.test(inner) ? inner : text).trim()
}

/** Latin letters that look like Cyrillic ones. */
const lookAlike: Record<string, string> = Object.fromEntries(
  Array.from('aceopxykmhtb').map((letter, at) => [letter, Array.from('асеорхукмнтв')[at] ?? letter]),
)

const shortForms = new Set(forms.flatMap(([usual = '']) => (/^[А-Я]+$/.test(usual) ? [usual.toLowerCase()] : [])))
/** These mean nothing else in Latin letters; «AO Smith» and «Too Good» do, unless Cyrillic stands beside them. */
const plainly = new Set(['ооо', 'оао'])

/** A legal form typed in Latin look-alikes («OOO Ромашка») as it was meant. */
function inCyrillic(text: string): string {
  return text.replaceAll(/(?<=^|[\s,"«])[a-zа-я]{2,5}(?=$|[\s,"«])/giu, (word, at: number) => {
    const meant = Array.from(word.toLowerCase(), (letter) => lookAlike[letter] ?? letter).join('')
    if (!/[a-z]/i.test(word) || !shortForms.has(meant)) return word
    const beside = text.slice(0, at) + text.slice(at + word.length)
    return plainly.has(meant) || /[а-я]/i.test(beside) ? meant : word
  })
}

function companyKey(bare: string): string {
  const folded = bare
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(quotes, '')
    .replaceAll(/[,.;:()№#]+/g, ' ')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/\s*-\s*/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return folded
    .split(' ')
    .map((word) => (/[а-я]/.test(word) ? Array.from(word, (letter) => lookAlike[letter] ?? letter).join('') : word))
    .join(' ')
}
