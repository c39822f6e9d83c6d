/** One line of the report: what, how much, and what was aimed at. */
export type Row = Readonly<{ name: string; value: string; target?: string; isMet?: boolean }>

export const fixed = (value: number, digits = 1): string =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })

const mark = (isMet: boolean | undefined): string => (isMet === undefined ? '' : isMet ? 'met' : 'NOT MET')

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

export const sayTable = (title: string, rows: readonly Row[]): void => {
  const cells = rows.map(({ name, value, target = '', isMet }) => [name, value, target, mark(isMet)])
  const widths = [0, 1, 2, 3].map(column => Math.max(...cells.map(row => row[column]?.length ?? 0)))
  say(`\n${title}`)
  for (const row of cells) {
    const padded = row.map((cell, column) =>
      column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
    )
    say(`  ${padded.join('  ').trimEnd()}`)
  }
}
