export const testDefaults: {
  maxWorkers: number
  testTimeout: number
  hookTimeout: number
  expect: { poll: { timeout: number } }
}
