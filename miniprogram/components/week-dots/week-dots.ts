/** What stands beside and behind the dots; each word is read out after the name of a day. */
interface Words {
  readonly title: string
  /** Monday to Sunday. */
  readonly days: readonly string[]
  readonly today: string
  readonly done: string
  readonly open: string
}

/** This week as seven dots, a tick in each day on which something was done. */
Component({
  properties: {
    /** Monday to Sunday, `1` for a day on which it was done. */
    week: { type: String, value: '' },
    /** 0 for Monday to 6 for Sunday; −1 while it is not known. */
    today: { type: Number, value: -1 },
    words: { type: Object, value: {} },
  },
  data: {
    days: [] as { name: string; isDone: boolean; isToday: boolean }[],
    label: '',
  },
  observers: {
    'week, today, words'(week: string, today: number, words: Partial<Words>) {
      const names = words.days ?? []
      const days = names.map((name, index) => ({
        name,
        isDone: week.charAt(index) === '1',
        isToday: index === today,
      }))
      const read = days.map(({ name, isDone, isToday }) =>
        [name, isToday ? words.today : '', isDone ? words.done : words.open].filter(Boolean).join(' '),
      )
      this.setData({ days, label: `${words.title ?? ''}: ${read.join(', ')}` })
    },
  },
})
