import { buildFrontend } from './build-frontend.mjs'
import { generateClient } from './generate-client.mjs'
import { install } from './install.mjs'

const makers = { client: generateClient, frontend: buildFrontend }

/**
 * Installs the packages and makes what the command needs; what is up to date costs nothing.
 * @param {('client' | 'frontend')[]} needs
 */
export async function prepare(needs) {
  await install()
  for (const need of needs) await makers[need]()
}
