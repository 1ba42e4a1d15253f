import { expect } from 'vitest'
import { hands } from '../google/hands.ts'
import { callApi } from './install-app.ts'
import { until } from './letter-outcomes.ts'
import { signIn } from './sign-in.ts'
import { advance, allDone, quiet, type TestNetwork } from './testing.ts'

interface State {
  book: { fault: { code: string } | null } | null
  sheets: {
    entityTypeId: number
    fault: { code: string } | null
    comparedAt: string | null
    newFields: { name: string }[]
  }[]
}

/** The export of the network’s portal, and the spreadsheet that it writes. */
export function sheetsOf(network: TestNetwork, title: string) {
  const id = network.google.addSpreadsheet(title)
  const api = async (method: string, path: string, body?: object) =>
    (await callApi(network.appUrl, await signIn(network), method, `/api/sheets${path}`, body)) as State
  const book = () => network.google.spreadsheet(id)
  /** What events, jobs and the minute's limits ask for is done. */
  async function settle() {
    await allDone(network)
    await quiet(network)
    await advance(network, 12_000)
    await allDone(network)
  }
  const state = <Held>(read: (state: State) => Held, fits: (held: Held) => boolean) =>
    until(async () => {
      await settle()
      return read(await api('GET', ''))
    }, fits)
  return {
    id,
    api,
    book,
    settle,
    connect: () =>
      api('PUT', '/book', {
        link: `https://docs.google.com/spreadsheets/d/${id}/edit#gid=0`,
        key: network.google.key(),
      }),
    /** The sheet with this title, under people's hands. */
    sheet(name: string) {
      const sheet = book().sheets.find((one) => one.title === name)
      if (!sheet) throw new Error(`no sheet ${name}`)
      return hands(book(), sheet.sheetId)
    },
    compared: () =>
      state(
        ({ sheets }) => sheets,
        (sheets) => sheets.every(({ comparedAt, fault }) => comparedAt && !fault),
      ),
    bookFault: (code: string | null) =>
      state(
        (seen) => seen.book?.fault?.code ?? null,
        (fault) => fault === code,
      ),
    sheetFault: (entityTypeId: number, code: string | null) =>
      state(
        ({ sheets }) => sheets.find((one) => one.entityTypeId === entityTypeId)?.fault?.code ?? null,
        (fault) => fault === code,
      ),
    shows: (read: () => unknown, wanted: unknown) =>
      until(
        async () => {
          await settle()
          return read()
        },
        (seen) => JSON.stringify(seen) === JSON.stringify(wanted),
      ).then((seen) => expect(seen).toEqual(wanted)),
  }
}
