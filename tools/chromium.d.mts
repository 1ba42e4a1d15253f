/**
 * The program of a Chromium that starts on this machine. Looks for one, and brings one when there is none.
 *
 * @throws an error that says how to get one
 */
export function findChromium(): Promise<string>
