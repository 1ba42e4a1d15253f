import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Portal } from './index.ts'
import { startPortal } from './index.ts'
import { METHODS } from './methods/registry.ts'
import { METHODS_THREE } from './methods/v3/registry.ts'
import { PROFILES } from './profile.ts'
import { SEEDS } from './seed/seed-world.ts'
import type { Webhook } from './store/records.ts'

const HELP = `Локальный портал Битрикс24 для разработки и проверок.

  --profile ${PROFILES.join(' | ')}     как ведёт себя портал (по умолчанию cloud)
  --seed ${SEEDS.join(' | ')}             чем он наполнен (по умолчанию small)
  --port 9100                  страницы и REST
  --oauth-port 9102            сервер авторизации
  --tls [--tls-port 9143]      ещё и https с сертификатом, который делается при запуске
  --data FILE                  хранить мир портала в файле между запусками
  --smtp HOST:PORT             куда уходят письма людей из портала (по умолчанию 127.0.0.1:2525)
  --no-limits                  без ограничений числа запросов и времени методов
  --help                       эта справка
`

const { values } = parseArgs({
  options: {
    profile: { type: 'string', default: 'cloud' },
    edition: { type: 'string' },
    seed: { type: 'string', default: 'small' },
    port: { type: 'string', default: '9100' },
    'oauth-port': { type: 'string', default: '9102' },
    tls: { type: 'boolean', default: false },
    'tls-port': { type: 'string', default: '9143' },
    data: { type: 'string' },
    smtp: { type: 'string', default: '127.0.0.1:2525' },
    'no-limits': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

function oneOf<Name extends string>(flag: string, value: string, known: readonly Name[]): Name {
  const found = known.find((one) => one === value)
  if (found !== undefined) return found
  process.stderr.write(`--${flag} ${value}: такого значения нет. Возможные: ${known.join(', ')}.\n`)
  return process.exit(2)
}

/** One webhook of the administrator, kept in the world: its address stays the same over restarts with --data. */
function administratorsHook({ state }: Portal): Webhook {
  const admin = [...state.users.values()].find((one) => one.admin && one.active)
  const scopes = [...new Set([...METHODS.flatMap((one) => one.scope), ...METHODS_THREE.map((one) => one.scope)])]
  const known = [...state.webhooks.values()].find((one) => one.userId === admin?.id && one.title === 'pnpm portal')
  const id = known?.id ?? state.ids.next('webhook')
  const secret = known?.secret ?? randomBytes(8).toString('hex')
  const hook = { id, userId: admin?.id ?? 1, secret, title: 'pnpm portal', scopes: scopes.filter((one) => one !== '') }
  state.webhooks.set(id, hook)
  state.touch()
  return hook
}

async function greeting(portal: Portal): Promise<string> {
  const hook = administratorsHook(portal)
  const lines = [
    `Портал              ${portal.url}/`,
    `Сервер авторизации  ${portal.oauthUrl}/`,
    `Вебхук              ${portal.url}/rest/${hook.userId}/${hook.secret}/`,
  ]
  if (portal.tls) {
    const file = path.join(tmpdir(), `portal-${new URL(portal.tls.url).port}.pem`)
    await writeFile(file, portal.tls.certificate)
    lines.push(
      `Вебхук по https     ${portal.tls.url}/rest/${hook.userId}/${hook.secret}/`,
      `Сертификат          ${file} (NODE_EXTRA_CA_CERTS=${file})`,
    )
  }
  lines.push(
    `Двери мира          ${portal.url}/_portal/openapi.json`,
    `Журнал              ${portal.url}/_portal/journal.jsonl`,
    '',
    `Приложение добавляют на странице ${portal.url}/devops/ или так:`,
    `curl -X POST ${portal.url}/_portal/apps -H 'content-type: application/json' \\`,
    `  -d '{"title":"Проба","handlerUrl":"http://127.0.0.1:3000/","installUrl":"http://127.0.0.1:3000/install","scopes":["crm","placement"]}'`,
    '',
    'Остановить: Ctrl+C',
    '',
  )
  return lines.join('\n')
}

async function main(): Promise<void> {
  if (values.help) {
    process.stdout.write(HELP)
    return
  }
  const smtp = new URL(`smtp://${values.smtp}`)
  const portal = await startPortal({
    port: Number(values.port),
    oauthPort: Number(values['oauth-port']),
    seed: oneOf('seed', values.seed, SEEDS),
    profile: oneOf('profile', values.edition ?? values.profile, PROFILES),
    smtp: { host: smtp.hostname, port: Number(smtp.port) },
    ...(values.tls ? { tls: Number(values['tls-port']) } : {}),
    ...(values['no-limits'] ? { limits: false } : {}),
    ...(values.data === undefined ? {} : { dataFile: values.data }),
  })
  process.stdout.write(await greeting(portal))
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    await portal.stop()
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
}

await main()
