import { readdir, readFile } from 'node:fs/promises'
import { sendRaw } from './send-letters.ts'

const folder = new URL('./letters/', import.meta.url)

/** Sends the sample letters in their order; returns how many. */
export async function sendSamples(smtp: { host: string; port: number }, to: string): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort()
  for (const name of names) {
    const raw = await readFile(new URL(name, folder))
    const from = /^From: .*<([^>]+)>/m.exec(raw.toString('latin1'))?.[1] ?? ''
    await sendRaw(smtp, { from, to }, raw)
  }
  return names.length
}
