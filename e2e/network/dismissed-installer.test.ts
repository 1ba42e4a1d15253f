import { expect, it } from 'vitest'
import { openPage } from './install-app.ts'
import { letterOutcomes, until } from './letter-outcomes.ts'
import { aLetter, send } from './letters.ts'
import { signIn } from './sign-in.ts'
import { settled, testNetwork } from './testing.ts'

const network = testNetwork()

it('keeps letters while the installer is dismissed, and goes on when another administrator opens the app', async () => {
  const { state } = network.portal
  const [installer, second] = [state.users.get(1), state.users.get(2)]
  if (!installer || !second) throw new Error('no people')
  second.admin = true
  installer.active = false
  await send(network.smtp, aLetter({ subject: 'Установивший уволен' }))
  const token = await signIn(network, 2)
  const waiting = await until(
    () => letterOutcomes(network.appUrl, token),
    ({ letters }) => letters[0]?.why[0]?.params['detail'] === 'portal.no-token',
  )
  expect(waiting.letters[0]?.outcome).toBe('waiting')

  const { boot } = await openPage(state, `${network.appUrl}/p/main`, network.clientId, 2)
  expect(boot.session).not.toBeNull()
  const [letter] = await settled(network, 1, { token })
  expect(letter).toMatchObject({ subject: 'Установивший уволен', outcome: 'created' })
})
