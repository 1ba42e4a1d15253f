const PARTS = ['card-head', 'panel-general']

/** Draws the card's own parts anew after an application has asked for it; open frames are not touched. */
export async function reloadCard(): Promise<void> {
  const response = await fetch(location.href)
  if (!response.ok) return
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  for (const id of PARTS) {
    const part = fresh.getElementById(id)
    const old = document.getElementById(id)
    if (part !== null && old !== null) old.replaceChildren(...part.childNodes)
  }
}
