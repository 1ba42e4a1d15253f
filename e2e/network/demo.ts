import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureDatabase, removeEmbedded, startEmbedded } from '@poryadok/prisma/embedded'
import { checkDemo } from './check-demo.ts'
import { developmentKey } from './development-key.ts'
import { dressRequests } from './dress-requests.ts'
import { isFree } from './free-port.ts'
import { letterOutcomes, until } from './letter-outcomes.ts'
import { startMailSink } from './mail-sink.ts'
import { sendSamples } from './sample-letters.ts'
import { signIn } from './sign-in.ts'
import { publishUsualRules } from './usual-rules.ts'
import { startNetwork, supportAddress, type Network, type NetworkPorts } from './start-network.ts'

const { values: flags } = parseArgs({
  options: { check: { type: 'boolean' }, fresh: { type: 'boolean' }, wizard: { type: 'boolean' } },
})
const fixedPorts: NetworkPorts = { portal: 9100, app: 9101, oauth: 9102, smtp: 9125 }
const home = flags.check
  ? mkdtempSync(join(tmpdir(), 'poryadok-check-'))
  : fileURLToPath(new URL('../../.data/demo', import.meta.url))
// The embedded database's own user must be able to enter.
if (flags.check) chmodSync(home, 0o711)
const say = (line: string) => process.stderr.write(`${line}\n`)

async function busyPort(): Promise<number | undefined> {
  for (const port of Object.values(fixedPorts)) if (!(await isFree(port))) return port
  return undefined
}

async function start(): Promise<{ network: Network; stop(): Promise<void> }> {
  const dataDir = join(home, 'database')
  if (flags.fresh) {
    await removeEmbedded(dataDir)
    rmSync(home, { recursive: true, force: true })
  }
  mkdirSync(home, { recursive: true })
  say('Запускаю базу данных …')
  const database = await startEmbedded({ dataDir, say })
  await ensureDatabase(database.url(), 'poryadok')
  say('Запускаю портал, почту и «Порядок» …')
  const network = await startNetwork({
    databaseUrl: database.url('poryadok'),
    portalFile: join(home, 'portal.json'),
    secretKey: developmentKey(home),
    logLevel: 'warn',
    install: !flags.wizard,
    moreScopes: ['telephony', 'user', 'calendar'],
    ...(flags.check ? {} : { ports: fixedPorts }),
  }).catch(async (error: unknown) => {
    await database.stop()
    throw error
  })
  // Answers to clients and letters to performers arrive somewhere, though nobody reads them there.
  const world = await startMailSink()
  network.portal.state.settings.outgoingSmtp = { host: world.host, port: world.port }
  return {
    network,
    async stop() {
      await network.stop()
      await world.stop()
      await database.stop()
      if (flags.check) {
        await removeEmbedded(dataDir)
        rmSync(home, { recursive: true, force: true })
      }
    },
  }
}

/** The first start shows work done: the sample letters are taken in before anybody looks. */
async function firstLetters(network: Network) {
  const token = await signIn(network)
  if ((await letterOutcomes(network.appUrl, token)).letters.length > 0) return
  await dressRequests(network.portal.state)
  say('Публикую правила категорий и сроков …')
  await publishUsualRules(network)
  say('Отправляю четыре письма клиентов …')
  await sendSamples(network.smtp, supportAddress)
  await until(
    () => letterOutcomes(network.appUrl, token),
    (seen) => seen.letters.length === 4 && (seen.counts['waiting'] ?? 0) === 0,
  )
}

function tell(network: Network) {
  const { url } = network.portal
  say(`
  Портал        ${url}/            войти: Марина Лучинина (администратор) или Алексей Гордеев (агент)
  Карточка      ${url}/crm/contact/list/   клиент Воронцова Елена Павловна, вкладка «Запросы»
  Лаборатория   ${url}/lab/        отправить письмо от клиента, двигать часы, видеть запросы к порталу
  Почта         SMTP ${network.smtp.host}:${network.smtp.port}, адрес приёма ${supportAddress}
  Приложение    ${network.appUrl}   (открывается внутри портала)

  Остановить: Ctrl-C. Начать заново: npm run demo -- --fresh
`)
}

async function main(): Promise<number> {
  const busy = flags.check ? undefined : await busyPort()
  if (busy !== undefined) {
    say(`Порт ${busy} занят: демо уже запущено или порт держит другая программа. Остановите её и повторите.`)
    return 1
  }
  const stopAsked = Promise.withResolvers<void>()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopAsked.resolve())
  const { network, stop } = await start()
  try {
    if (flags.check) {
      const result = await checkDemo(network)
      process.stdout.write(`${JSON.stringify(result)}\n`)
      return result.ok ? 0 : 1
    }
    if (!flags.wizard) await firstLetters(network)
    tell(network)
    await Promise.race([
      stopAsked.promise,
      network.app.exited.then((code) =>
        Promise.reject(new Error(`«Порядок» остановился (код ${code})\n${network.app.log().slice(-20).join('\n')}`)),
      ),
    ])
    say('Останавливаю …')
    return 0
  } finally {
    await stop()
  }
}

process.exitCode = await main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  return 1
})
process.exit()
