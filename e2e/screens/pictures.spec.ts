import { test as base } from '../journeys/journey.ts'
import { letterOutcomes, until } from '../network/letter-outcomes.ts'
import { startMailSink } from '../network/mail-sink.ts'
import { ownDatabase } from '../network/own-database.ts'
import { sendSamples } from '../network/sample-letters.ts'
import { signIn as session } from '../network/sign-in.ts'
import { startNetwork, supportAddress, type Network } from '../network/start-network.ts'
import { dressRequests } from '../network/dress-requests.ts'
import { publishUsualRules } from '../network/usual-rules.ts'
import { shoot, speak, type Lang, type World } from './screen.ts'
import { groundScreens } from './ground-screens.ts'
import { screens, wizard } from './screens.ts'

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1000 },
]
const locales: Record<Lang, string> = { ru: 'ru-RU', en: 'en-GB' }

const test = base.extend<object, { world: World; bare: Network }>({
  // As in the demo: with their addresses known, people are recognised in letters.
  moreScopes: [['telephony', 'user'], { scope: 'worker' }],
  world: [
    async ({ network }, use) => {
      const outside = await startMailSink()
      network.portal.state.settings.outgoingSmtp = { host: outside.host, port: outside.port }
      await publishUsualRules(network)
      const sent = await sendSamples(network.smtp, supportAddress)
      const token = await session(network)
      const { letters } = await until(
        () => letterOutcomes(network.appUrl, token),
        (seen) => seen.letters.length === sent && seen.letters.every((letter) => letter.outcome !== 'waiting'),
      )
      const request = letters.find((letter) => letter.outcome === 'joined')?.request?.id ?? 0
      await use({ network, request, freshContact: await dressRequests(network.portal.state) })
      await outside.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  bare: [
    async ({ entityTypeId }, use) => {
      const database = await ownDatabase()
      const network = await startNetwork({
        databaseUrl: database.url,
        entityTypeId,
        install: false,
        moreScopes: ['telephony'],
      })
      await use(network)
      await network.stop()
      await database.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

for (const lang of ['ru', 'en'] as const) {
  for (const viewport of sizes) {
    test.describe(`${lang}, ${viewport.width} px`, () => {
      test.use({ viewport, locale: locales[lang] })

      for (const { name, viewer = 1, open } of [...screens, ...groundScreens]) {
        test(name, async ({ page, world, signIn }) => {
          speak(world.network, lang)
          if (viewer !== null) await signIn(viewer)
          await open(page, world)
          await shoot(page, name, lang)
        })
      }

      test(wizard.name, async ({ page, context, bare }) => {
        speak(bare, lang)
        const { state, url } = bare.portal
        const [cookie = '', value = ''] = (state.sessions.signIn(1).cookie.split(';')[0] ?? '').split('=')
        await context.addCookies([{ name: cookie, value, url }])
        await wizard.open(page, { network: bare, freshContact: 0, request: 0 })
        await shoot(page, wizard.name, lang)
      })
    })
  }
}
