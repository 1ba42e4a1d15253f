import { openPage } from '../install-app.ts'
import { until } from '../letter-outcomes.ts'
import { advance, quiet, type TestNetwork } from '../testing.ts'
import type { ImportWatch } from './import-watch.ts'
import { killAtWrite } from './kill-at-write.ts'
import type { TimeLost } from './time-lost.ts'

/** What goes wrong while rows are written. */
export type Trouble = 'kill' | 'kill-at-write' | 'database' | 'outage' | 'tokens' | 'bucket' | 'operating'

interface Scene {
  network: TestNetwork
  watch: ImportWatch
  lost: TimeLost
  id: string
  random: () => number
}

type Meet = (scene: Scene) => Promise<void>

const kill: Meet = async ({ network, lost }) => {
  await network.app.kill()
  lost.killed()
  await network.restartApp()
}

const meetings: Record<Trouble, Meet> = {
  kill,
  async 'kill-at-write'(scene) {
    const { dead } = killAtWrite(scene.network, 1 + Math.floor(scene.random() * 4))
    await until(() => scene.watch.jump(scene.id), dead, 120_000)
    await kill(scene)
  },
  async database({ network, lost }) {
    lost.stopped()
    await network.door.shut()
    await quiet(network)
    await network.door.open()
  },
  async outage({ network, lost }) {
    lost.stopped()
    const { faults } = network.portal.state
    faults.add([{ match: {}, kind: 'down' }])
    for (let minute = 0; minute < 30; minute += 1) {
      await advance(network, 60_000)
      await quiet(network)
    }
    faults.clear()
  },
  /** The pair is dead: the writing waits until an administrator opens the application again. */
  async tokens({ network, watch, lost, id }) {
    lost.stopped()
    network.portal.state.tokens.revokeApp(network.clientId)
    await until(
      () => watch.jump(id),
      ({ because }) => because === 'portal.no-token',
      120_000,
    )
    await openPage(network.portal.state, `${network.appUrl}/p/main`, network.clientId, 1)
  },
  bucket: ({ network }) =>
    Promise.resolve(network.portal.state.faults.add([{ match: { method: 'batch', times: 2 }, kind: '503' }])),
  operating: ({ network }) =>
    Promise.resolve(
      network.portal.state.faults.add([{ match: { method: 'crm.item.batchImport', times: 1 }, kind: '429' }]),
    ),
}

export const meetTrouble = (trouble: Trouble, scene: Scene): Promise<void> => meetings[trouble](scene)
