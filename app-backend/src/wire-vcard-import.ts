import type { Capability } from './capability.ts'
import type { Ground } from './ground.ts'
import {
  cardRoutes,
  cardsSlice,
  createCardReader,
  createCardStore,
  importLetter,
  importQueue,
  takeCards,
  type CardLetter,
  type CardParts,
  type ImportDeps,
} from './vcard-import/index.ts'

export type WiredCards = ReturnType<typeof wireVcardImport>

/** Visiting cards: letters of their mailboxes become contacts and companies. */
export function wireVcardImport(ground: Ground) {
  const { clock, log, db, portal, writes, remember, tenantOf, messages, people, addJob, gate } = ground
  const settings = (portalId: string) => ground.settings.of(portalId, cardsSlice)
  const store = createCardStore(db.prisma)
  const reader = createCardReader()
  const deps: ImportDeps = {
    db,
    clock,
    log,
    portal: portal.client,
    writeOnce: writes.once,
    store,
    remember,
    outgoing: messages.outgoing,
    tenantOf,
    settings,
  }
  const take = async (letter: CardLetter, openLetter: (raw: Uint8Array) => Promise<CardParts>) => {
    await gate.require(letter.portalId, cardsSlice.name)
    const peopleOf = async (portalId: string) => (await people.organisation(await tenantOf(portalId))).people
    return takeCards({ clock, settings, peopleOf, addJob, reader }, letter, openLetter)
  }
  const capability: Capability = {
    stop: () => reader.stop(),
    routes: (server) =>
      cardRoutes(server, {
        ...deps,
        ...gate.guards(ground.guards, cardsSlice.name),
        writes,
        addJob,
        namesOf: ground.namesOf,
        async mayUndo(viewer) {
          const { actions } = await portal.permissions.of(await tenantOf(viewer.portalId), viewer)
          return actions.includes('runs.undo')
        },
      }),
    queues: {
      [importQueue]: {
        async handler({ portalId, payload }, signal) {
          const { importId } = payload as { importId: number }
          if (portalId !== null) await importLetter(deps, portalId, importId, signal)
        },
      },
    },
  }
  return { takeCards: take, capability }
}
