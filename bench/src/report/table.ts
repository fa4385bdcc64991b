/** A column of a table: its title, and whether it holds numbers. */
export interface Column {
  readonly title: string
  readonly isNumber?: boolean
}

/** A Markdown table, padded so that it can be read as it is. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ title }, index) =>
    Math.max(3, title.length, ...rows.map((row) => row[index]?.length ?? 0)),
  )
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const pad = (cells: readonly string[]): string =>
    line(
      columns.map(({ isNumber = false }, index) => {
        const [cell, width] = [cells[index] ?? '', widths[index] ?? 0]
        return isNumber ? cell.padStart(width) : cell.padEnd(width)
      }),
    )
  const rule = line(
    columns.map(({ isNumber = false }, index) => {
      const width = widths[index] ?? 0
      return isNumber ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)
    }),
  )
  return [pad(columns.map(({ title }) => title)), rule, ...rows.map(pad)].join('\n')
}

/** 1011 → `1,011`. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}

/** A number with this many decimals. */
export function decimal(value: number, digits: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
