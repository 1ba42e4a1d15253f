import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { node, root } from './paths.mjs'
import { runStep } from './step.mjs'
import { hashOf, isFresh, writeStamp } from './stamp.mjs'

const prisma = join(root, 'prisma')
const sources = ['schema', 'prisma.config.ts', 'package.json'].map((name) => join(prisma, name))
const stamp = join(prisma, 'generated/.made-from')

/** Generates the database client from the schema. */
export async function generateClient() {
  const hash = hashOf(sources)
  if (existsSync(join(prisma, 'generated/client.ts')) && isFresh(stamp, hash)) return
  await runStep('Generating the database client', [node, 'node_modules/prisma/build/index.js', 'generate'], {
    cwd: prisma,
    env: { CHECKPOINT_DISABLE: '1', PATH: `${dirname(node)}${delimiter}${process.env.PATH}` },
  })
  writeStamp(stamp, hash)
}
