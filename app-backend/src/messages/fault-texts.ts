import type { Text } from '../platform/texts/fill-text.ts'

const text = (ru: string, en: string): Text => ({ ru, en })

/** Why a mail server could not be used, inside a sentence of a notice. By the codes of mailboxes. */
const faultTexts: Readonly<Record<string, Text>> = {
  name: text('сервера с таким именем нет', 'there is no server of this name'),
  private: text(
    'сервер стоит во внутренней сети или на необычном порту',
    'the server is inside a network or at an unusual port',
  ),
  'no-answer': text('сервер не отвечает', 'the server does not answer'),
  refused: text('на этом порту никто не отвечает', 'nobody answers at this port'),
  certificate: text('сертификату сервера нельзя доверять', 'the certificate of the server can’t be trusted'),
  'no-encryption': text(
    'сервер не шифрует соединение так, как указано',
    'the server does not encrypt as it was told to',
  ),
  login: text('логин или пароль не подошёл', 'the login or the password was refused'),
  'login-later': text('сервер просит войти позже', 'the server asks to sign in later'),
  'password-missing': text('пароль не указан', 'no password is given'),
  folder: text('папки нет на сервере', 'a folder is not on the server'),
  lost: text('сервер разорвал соединение', 'the server broke the connection off'),
  protocol: text('сервер отвечает не так, как ожидалось', 'the server does not answer as expected'),
}

/** Faults of which nobody but the network has words: a quotation would be a code. */
const wordless = new Set(['name', 'private', 'no-answer', 'refused', 'lost', 'password-missing'])

/** The fault in the reader's language, with what the server itself said. */
export function faultText(fault: string, detail: string, lang: 'ru' | 'en'): string {
  const words = faultTexts[fault]?.[lang]
  if (words === undefined) return detail
  if (detail === '' || wordless.has(fault)) return words
  return lang === 'ru' ? `${words}, ответ «${detail}»` : `${words}, it said “${detail}”`
}
