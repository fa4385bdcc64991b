/** Starts the page anew when the server says that something was built. Without such a server, nothing happens. */
export function followRebuilds(): void {
  const events = new EventSource('preview/reload')
  events.addEventListener('reload', () => {
    location.reload()
  })
  events.addEventListener('error', () => {
    // CLOSED: the server offers no such stream. Otherwise it is only away, and the browser tries again.
    if (events.readyState === EventSource.CLOSED) events.close()
  })
}
