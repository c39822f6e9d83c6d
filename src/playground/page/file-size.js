import { pageLanguage } from './words.js'

/** @param {number | undefined} bytes */
export const sizeText = bytes => {
  if (!bytes) return ''
  const [unit, value] = bytes < 1_000_000 ? ['kilobyte', bytes / 1000] : ['megabyte', bytes / 1_000_000]
  return new Intl.NumberFormat(pageLanguage(), {
    style: 'unit',
    unit: String(unit),
    maximumFractionDigits: Number(value) < 10 ? 1 : 0,
  }).format(Number(value))
}
