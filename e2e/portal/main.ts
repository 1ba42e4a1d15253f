import { parseArgs } from 'node:util'
import { startPortal } from './index.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9100' },
    'oauth-port': { type: 'string', default: '9102' },
    seed: { type: 'string', default: 'small' },
    edition: { type: 'string', default: 'cloud' },
    data: { type: 'string' },
    smtp: { type: 'string', default: '127.0.0.1:2525' },
    'no-limits': { type: 'boolean', default: false },
  },
})

const smtp = new URL(`smtp://${values.smtp}`)
const portal = await startPortal({
  port: Number(values.port),
  oauthPort: Number(values['oauth-port']),
  seed: values.seed === 'empty' ? 'empty' : 'small',
  edition: values.edition === 'box' ? 'box' : 'cloud',
  smtp: { host: smtp.hostname, port: Number(smtp.port) },
  ...(values['no-limits'] ? { limits: false } : {}),
  ...(values.data === undefined ? {} : { dataFile: values.data }),
})

process.stdout.write(
  [
    `Портал              ${portal.url}/`,
    `Сервер авторизации  ${portal.oauthUrl}/`,
    `Двери мира          ${portal.url}/_portal/state`,
    'Остановить: Ctrl+C',
    '',
  ].join('\n'),
)

let stopping = false
const stop = async (): Promise<void> => {
  if (stopping) return
  stopping = true
  await portal.stop()
  process.exit(0)
}
process.on('SIGINT', () => void stop())
process.on('SIGTERM', () => void stop())
