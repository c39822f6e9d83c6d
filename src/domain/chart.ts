/** A number as it is drawn, and as its reader writes it. Nothing is drawn below zero. */
export type ChartValue = Readonly<{ value: number; label: string }>

/** What is counted of every category, in the order of the categories; null where nothing is known. */
export type ChartSeries = Readonly<{ name: string; values: readonly (ChartValue | null)[] }>

/**
 * - `bars` lie beside one another, a group for each category; `limit` is a mark across each group.
 * - `stacked` bars lie one after another, a whole for each category.
 * - `columns` stand and a `line` runs along categories that follow in time.
 */
export type ChartKind = 'bars' | 'stacked' | 'columns' | 'line'

/** A chart, every word, number and date already as its reader has them. Whatever a person wrote is plain text. */
export type Chart = Readonly<{
  kind: ChartKind
  isRtl: boolean
  title: string
  /** Where the figures come from and of when they are. */
  subtitle: string
  /** What is said where there is nothing to draw. */
  empty: string
  /** A name may be of two parts, one below the other; each runs in its own direction. */
  categories: readonly string[]
  series: readonly ChartSeries[]
  limit?: ChartSeries
  /** Lying bars with the longest on top; otherwise in the order given. */
  isSorted?: boolean
}>

/** A PNG, and its size in pixels. */
export type Picture = Readonly<{ file: Uint8Array; width: number; height: number }>

export type DrawChart = (chart: Chart) => Promise<Picture>
