import { useLingui } from '@lingui/react/macro'
import type { DeliveryLine } from '@poryadok/app-backend/contact-center/hooks/contract'

/** What became of a try, for a person; the code is for whoever runs the other side. */
export interface DeliveryAnswer {
  words: string
  code: string
}

const certificate = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/
const late = /TIMEDOUT|TIMEOUT|TimeoutError|AbortError/i

/** Says what the other side answered, or why nothing came; null while nothing was tried. */
export function useDeliveryAnswer(): (tried: Pick<DeliveryLine, 'status' | 'error'>) => DeliveryAnswer | null {
  const { t } = useLingui()
  const statuses: Record<number, string> = {
    401: t`Сервер не пустил`,
    403: t`Сервер не пустил`,
    404: t`По адресу ничего нет`,
    410: t`Отказ от сообщений`,
    413: t`Сообщение велико`,
    429: t`Сервер просит реже`,
  }
  const classes: Record<number, string> = {
    2: t`Принято`,
    3: t`Отсылает на другой адрес`,
    4: t`Сервер отказал`,
    5: t`Ошибка на сервере`,
  }
  const faults: Record<string, string> = {
    off: t`Адрес выключен`,
    address: t`Адрес недопустим`,
    ENOTFOUND: t`Имя сервера не найдено`,
    EAI_AGAIN: t`Имя сервера не найдено`,
    ECONNREFUSED: t`Соединение не принято`,
    ECONNRESET: t`Соединение оборвано`,
    EPIPE: t`Соединение оборвано`,
    UND_ERR_SOCKET: t`Соединение оборвано`,
    EHOSTUNREACH: t`До сервера нет пути`,
    ENETUNREACH: t`До сервера нет пути`,
  }
  const faultWords = (error: string): string => {
    const known = faults[error]
    if (known !== undefined) return known
    if (certificate.test(error)) return t`Сертификат не подходит`
    return late.test(error) ? t`Нет ответа вовремя` : t`Соединиться не удалось`
  }
  return ({ status, error }) => {
    if (status !== null)
      return { words: statuses[status] ?? classes[Math.floor(status / 100)] ?? t`Сервер отказал`, code: String(status) }
    return error === null ? null : { words: faultWords(error), code: /^(?:off|address)$/.test(error) ? '' : error }
  }
}
