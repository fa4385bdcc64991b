/** What a token's user has at the backend, as `GET /checkins` answers it. */
export interface CheckinsAnswer {
  readonly streak: number
  readonly checked_in_today: boolean
  readonly dates: readonly string[]
}

/** How many requests of a route the backend has answered since it started. @param status any by default */
export async function countAnswers(url: string, method: string, route: string, status = ''): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text()
  const wanted = [`method="${method}"`, `route="/api/v1${route}"`, status && `status="${status}"`]
  return metrics
    .split('\n')
    .filter((line) => line.startsWith('http_request_duration_seconds_count'))
    .filter((line) => wanted.every((label) => line.includes(label)))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
}

export async function readCheckIns(url: string, token: string): Promise<CheckinsAnswer> {
  const response = await fetch(`${url}/api/v1/checkins`, { headers: { Authorization: `Bearer ${token}` } })
  return ((await response.json()) as { data: CheckinsAnswer }).data
}
