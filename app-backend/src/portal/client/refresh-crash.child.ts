import { createDatabase } from '../../platform/db/database.ts'
import { createLogger } from '../../platform/log/logger.ts'
import { createClock } from '../../platform/clock/clock.ts'
import { createSealing } from '../../platform/secrets/sealing.ts'
import { createAccess } from './access.ts'
import { createOAuth } from './oauth.ts'
import { createTokenStore } from './token-store.ts'
import { createTransport } from './transport.ts'

/** A process of the product for refresh-crash.test.ts: renews the pair of one portal, and may be killed while it does. */
const [url = '', key = '', portalId = '', oauthUrl = '', stale = ''] = process.argv.slice(2)
const db = createDatabase(url, createLogger('silent'))
const clock = createClock()
const transport = createTransport([new URL(oauthUrl).host])
const access = createAccess({
  clock,
  tokens: createTokenStore(db.prisma, createSealing(Buffer.from(key, 'base64'))),
  oauth: createOAuth(transport, clock, { servers: [oauthUrl], clientId: 'app', clientSecret: 'secret' }),
  endpointOf: () => Promise.resolve('https://zavod.example/rest/'),
})
const renewed = await access.renewed({ kind: 'portal', portalId }, { endpoint: '', token: stale }).then(
  ({ token }) => token,
  (error: unknown) => (error instanceof Error ? error.message : 'fault'),
)
process.stdout.write(`${renewed}\n`)
await db.stop()
await transport.stop()
