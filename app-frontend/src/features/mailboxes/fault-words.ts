import { useLingui } from '@lingui/react/macro'
import type { MailFault } from '@poryadok/app-backend/intake/mailboxes/contract'

/** Faults of which nobody but the network has words. */
const wordless: readonly MailFault[] = ['name', 'private', 'no-answer', 'refused', 'lost', 'password-missing']

/** What the server itself said, where it said something; empty otherwise. */
export const quoteOf = (fault: MailFault, detail: string): string => (wordless.includes(fault) ? '' : detail)

/** What a fault of a mail server means and what to do, in plain words. */
export function useFaultWords(): (fault: MailFault) => { title: string; text: string } {
  const { t } = useLingui()
  return (fault) => {
    const words: Record<MailFault, { title: string; text: string }> = {
      name: { title: t`Сервера с таким именем нет`, text: t`Проверьте, нет ли опечатки в имени сервера.` },
      private: {
        title: t`Сервер во внутренней сети или на необычном порту`,
        text: t`Разрешить его может администратор приложения: настройка MAIL_PRIVATE_HOSTS.`,
      },
      'no-answer': {
        title: t`Сервер не отвечает`,
        text: t`Проверьте порт. Возможно, доступ закрыт сетевым экраном.`,
      },
      refused: {
        title: t`На этом порту никто не отвечает`,
        text: t`Проверьте порт: обычно это 993 для IMAP и 465 для SMTP.`,
      },
      certificate: {
        title: t`Сертификату сервера нельзя доверять`,
        text: t`Он просрочен, выписан на другое имя или самим сервером. Пароль не отправлен. Проверьте имя сервера или обновите сертификат.`,
      },
      'no-encryption': {
        title: t`Сервер не шифрует соединение так, как указано`,
        text: t`Выберите другой способ: TLS для портов 993 и 465, STARTTLS для 143 и 587.`,
      },
      login: {
        title: t`Сервер не принял логин или пароль`,
        text: t`Почтовым службам нужен пароль приложения, а не обычный. Проверьте и то, что доступ по IMAP включён.`,
      },
      'login-later': {
        title: t`Сервер просит войти позже`,
        text: t`Слишком много входов подряд или работы на сервере. Повторите через несколько минут.`,
      },
      'password-missing': { title: t`Пароль не указан`, text: t`Введите пароль приложения.` },
      folder: { title: t`Такой папки на сервере нет`, text: t`Выберите папки из списка.` },
      lost: {
        title: t`Сервер разорвал соединение`,
        text: t`Повторите. Если так каждый раз, проверьте порт и шифрование.`,
      },
      protocol: {
        title: t`Сервер отвечает не так, как ожидалось`,
        text: t`Проверьте, что это почтовый сервер и порт указан верно.`,
      },
    }
    return words[fault]
  }
}
