import type { FastifyInstance } from 'fastify'
import { faultText } from '../contract/fault.ts'
import type { PortalState } from '../store/state.ts'

/** `GET contract`: how the calls since the start (or the last `DELETE contract`) differ from the vendor's pages. */
export function registerContractDoors(app: FastifyInstance, state: PortalState): void {
  app.get('/contract', async () => ({
    faults: state.contract.faults().map(faultText),
    deviations: state.contract.deviations(),
    unknownMethods: [...state.unknownMethods],
    succeeded: state.contract.succeeded(),
  }))
  app.delete('/contract', async () => {
    state.contract.clear()
    state.unknownMethods.clear()
    return { result: true }
  })
}
