import { RestError } from '../wire/rest-error.ts'

/** http or https, and a dot in the host not at its beginning: `localhost` is refused, `127.0.0.1` is not. */
export function checkHandlerUrl(address: string): void {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    throw new RestError('ERROR_WRONG_HANDLER_URL', 'Wrong handler URL')
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new RestError('ERROR_UNSUPPORTED_PROTOCOL', 'Unsupported event handler protocol')
  if (url.hostname.indexOf('.') <= 0) throw new RestError('ERROR_WRONG_HANDLER_URL', 'Wrong handler URL')
}
