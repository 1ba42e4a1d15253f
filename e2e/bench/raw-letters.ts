import { startRawProgram } from './raw-program.ts'

export interface RawLetters {
  smtp: { host: string; port: number }
  stop(): Promise<void>
}

/** The floor of the intake. */
export async function startRawLetters(databaseUrl: string): Promise<RawLetters> {
  const { port, stop } = await startRawProgram('raw-letters', databaseUrl)
  return { smtp: { host: '127.0.0.1', port }, stop }
}
