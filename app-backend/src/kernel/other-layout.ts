const russianKeys = 'йцукенгшщзхъфывапролджэячсмитьбюё'
const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
const otherKey = new Map(
  russianKeys.split('').flatMap((russian, at) => {
    const english = latinKeys.charAt(at)
    return [[russian, english] as const, [english, russian] as const]
  }),
)

/** The text as if the keyboard had stood on the other of the Russian and Latin layouts; in small letters. */
export const otherLayout = (text: string): string =>
  text
    .toLowerCase()
    .split('')
    .map((key) => otherKey.get(key) ?? key)
    .join('')
