import { AppError } from '../../platform/errors/app-error.ts'
import { AddressRefused, type OutsideClient } from '../../platform/net/outside-client.ts'

/** A recording at an address that a contact centre gave, as it comes. */
export type FetchRecord = (address: string) => Promise<AsyncIterable<Uint8Array>>

const timeoutMs = 120_000

/** Fetches recordings from outside. Throws `center.record-address`, `center.record-away`. */
export const createFetchRecord =
  (outside: Pick<OutsideClient, 'request'>): FetchRecord =>
  async (address) => {
    try {
      const { statusCode, body } = await outside.request(address, { timeoutMs })
      if (statusCode === 200) return body
      await body.dump()
      throw new AppError('center.record-away', { params: { detail: `HTTP ${statusCode}` } })
    } catch (error) {
      if (error instanceof AppError) throw error
      if (error instanceof AddressRefused) throw new AppError('center.record-address', { cause: error })
      throw new AppError('center.record-away', { params: { detail: new URL(address).host }, cause: error })
    }
  }
