declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

/** What the global set-up hands to every test file. */
export interface TestServer {
  /** The address of the server's own database, where databases are created. */
  readonly url: string
  /** The migrated database that each test database is a copy of. */
  readonly template: string
}

/** The same server with another database in its address. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${encodeURIComponent(database)}`
  return url.href
}
