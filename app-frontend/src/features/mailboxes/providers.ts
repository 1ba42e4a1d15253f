import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ServerAccount } from '@poryadok/app-backend/intake/mailboxes/contract'

type Place = Pick<ServerAccount, 'host' | 'port' | 'security'>

export interface Provider {
  id: string
  title: MessageDescriptor
  /** What has to be done there first. */
  note: MessageDescriptor
  domains: readonly string[]
  imap: Place
  smtp: Place
}

const tls = (host: string, port: number): Place => ({ host, port, security: 'tls' })

/** Mail services whose servers are known: people name the service, not the hosts. */
export const providers: readonly Provider[] = [
  {
    id: 'yandex',
    title: msg`Яндекс 360`,
    note: msg`В настройках Яндекс Почты включите доступ по IMAP и создайте пароль приложения. Обычный пароль не подойдёт.`,
    domains: ['yandex.ru', 'ya.ru', 'yandex.com'],
    imap: tls('imap.yandex.ru', 993),
    smtp: tls('smtp.yandex.ru', 465),
  },
  {
    id: 'mailru',
    title: msg`Mail.ru, VK WorkSpace`,
    note: msg`В настройках безопасности Mail.ru создайте пароль для внешнего приложения. Обычный пароль не подойдёт.`,
    domains: ['mail.ru', 'bk.ru', 'list.ru', 'inbox.ru', 'internet.ru'],
    imap: tls('imap.mail.ru', 993),
    smtp: tls('smtp.mail.ru', 465),
  },
  {
    id: 'google',
    title: msg`Google`,
    note: msg`Включите двухэтапную аутентификацию и создайте пароль приложения. Обычный пароль не подойдёт.`,
    domains: ['gmail.com', 'googlemail.com'],
    imap: tls('imap.gmail.com', 993),
    smtp: tls('smtp.gmail.com', 465),
  },
  {
    id: 'outlook',
    title: msg`Outlook, Microsoft 365`,
    note: msg`Нужен пароль приложения. Там, где Microsoft не принимает пароли по IMAP, выберите пересылку писем.`,
    domains: ['outlook.com', 'hotmail.com', 'live.com'],
    imap: tls('outlook.office365.com', 993),
    smtp: { host: 'smtp.office365.com', port: 587, security: 'starttls' },
  },
]

/** The service whose servers stand in the form; null = an own server. */
export const providerOf = (host: string): Provider | null => providers.find(({ imap }) => imap.host === host) ?? null

/** The service that serves an address, where its domain says so. */
export function providerOfAddress(address: string): Provider | null {
  const domain = address.trim().toLowerCase().split('@')[1] ?? ''
  return providers.find(({ domains }) => domains.includes(domain)) ?? null
}
