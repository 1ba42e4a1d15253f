/** Path and query of this page, without the parts that only tell a slider how to draw it. */
export function openedPage(): string {
  return location.pathname + location.search
}
