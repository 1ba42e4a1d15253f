// Builds what the running product needs beside its sources: the database client and the screens. For the container.
import { buildFrontend } from './set-up/build-frontend.mjs'
import { generateClient } from './set-up/generate-client.mjs'

await generateClient()
await buildFrontend()
