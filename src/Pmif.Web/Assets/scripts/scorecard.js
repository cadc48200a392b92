// Keeps an open scorecard current: changed rows and counts arrive as ready-made markup over server-sent events.
const page = document.querySelector('[data-live]')
const note = document.querySelector('[data-live-note]')
const said = []
let saying
let clearing

function place(html) {
  const template = document.createElement('template')
  template.innerHTML = html
  return template.content.firstElementChild
}

function replaceRow(cell) {
  let changed = false
  for (const row of page.querySelectorAll('[data-cell]')) {
    if (row.dataset.cell !== cell.key || row.dataset.stamp === cell.stamp) continue
    const fresh = place(cell.row)
    const focused = row.contains(document.activeElement)
    fresh.classList.add('app-fresh')
    row.replaceWith(fresh)
    if (focused) fresh.querySelector('a')?.focus({ preventScroll: true })
    changed = true
  }
  return changed
}

function replaceCounts({ counts, numbers, asOf }) {
  for (const [status, number] of Object.entries(numbers)) {
    const target = page.querySelector(`[data-number="${CSS.escape(status)}"]`)
    if (target) target.textContent = number
  }
  if (asOf) page.querySelector('[data-as-of]').textContent = asOf
  for (const [group, html] of Object.entries(counts)) {
    const target = page.querySelector(`[data-counts="${CSS.escape(group)}"]`)
    if (target) target.innerHTML = html
  }
}

// One note for a burst of changes, so that a bulk load is not read out row by row.
function say(text) {
  said.push(text)
  clearTimeout(saying)
  saying = setTimeout(() => {
    note.textContent = said.length > 3 ? `${said.length} measures have just been updated.` : said.join(' ')
    said.length = 0
    clearTimeout(clearing)
    clearing = setTimeout(() => { note.textContent = '' }, 15000)
  }, 300)
}

// Measures or groups came or went: what the page shows is read again as a whole.
async function readAgain() {
  const answer = await fetch(location.href)
  const html = answer.ok ? await answer.text() : ''
  const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-live]')
  if (!fresh || fresh.textContent === page.textContent) return
  page.replaceChildren(...fresh.childNodes)
  say('The scorecard has been brought up to date.')
}

function listen() {
  const source = new EventSource(page.dataset.live)
  source.addEventListener('cell', event => {
    const cell = JSON.parse(event.data)
    replaceCounts(cell)
    if (replaceRow(cell)) say(cell.announcement)
  })
  source.addEventListener('layout', readAgain)
  // The browser reconnects by itself after a broken connection, but not after an error answer.
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 5000)
  })
}

if (page && note) listen()
