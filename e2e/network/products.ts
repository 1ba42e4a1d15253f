import { callApi } from './install-app.ts'
import { until } from './letter-outcomes.ts'
import { jobsDone, type TestNetwork } from './testing.ts'

interface ProductDirectory {
  revision: number
  nodes: [key: string, parent: string | null, name: string, article: string, sort: number][]
}
interface RequestProducts {
  picks: { id: string; since: { code: string } | null }[]
}

/** The products of requests as a person's screens ask for them. */
export function productsOf(network: TestNetwork, token: () => Promise<string>) {
  const api = async (method: string, path: string, body?: object) =>
    callApi(network.appUrl, await token(), method, path, body)
  return {
    /** The catalogue, once the product has read it: the first who asks sets that off. */
    directory: async (isRight: (directory: ProductDirectory) => boolean): Promise<ProductDirectory> =>
      until(async () => (await api('GET', '/api/products/directory')) as ProductDirectory, isRight),
    of: async (request: number) => (await api('GET', `/api/requests/${request}/products`)) as RequestProducts,
    async pick(request: number, keys: readonly string[]): Promise<RequestProducts> {
      const answer = await api('POST', `/api/requests/${request}/products`, { keys })
      await jobsDone(network)
      return answer as RequestProducts
    },
    async unpick(request: number, pick: string): Promise<void> {
      await api('DELETE', `/api/requests/${request}/products/${pick}`)
      await jobsDone(network)
    },
  }
}
