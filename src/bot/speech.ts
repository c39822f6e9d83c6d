import type { Day } from '../domain/day.ts'
import type { Text4 } from '../domain/evaluation/form.ts'
import type { Minute } from '../domain/local-time.ts'
import type { PeriodFacts } from '../domain/notice/facts.ts'
import { escapeHtml, type Html, isolate, isolateCommands } from './html.ts'
import { type Digits, digitSamples, isRightToLeft, type Language, toLocale } from './language.ts'
import type { Key, Variables, Words } from './words.ts'

/** Already HTML: put into a text as it is. */
export type Fragment = Readonly<{ html: Html }>

/** Strings are escaped and isolated, numbers are written in the person's numerals. */
export type Value = string | number | Fragment

/** How the bot speaks with one person: his language, his numerals, his dates. */
export type Speech = Readonly<{
  language: Language
  digits: Digits
  isRtl: boolean
  /** Plain text, for buttons and alerts. */
  text<K extends Key>(key: K, ...variables: Variables<K, string | number>): string
  /** HTML, for messages. */
  html<K extends Key>(key: K, ...variables: Variables<K, Value>): Html
  /** Foreign text inside a message: escaped, and kept from disturbing its line. */
  quote(text: string): Html
  number(value: number): string
  /** A part of a whole in per cent, with two decimals. */
  percent(part: number, whole: number): string
  /** Points from integer hundredths, with as many decimals as they have. */
  points(hundredths: number): string
  /** A whole day: weekday, day, month, year. */
  day(day: Day): string
  /** An instant, to the minute, in the person's zone. */
  instant(date: Date): string
  /** An instant to come, with its weekday: what somebody plans. */
  appointment(date: Date): string
  /** What a clock shows, in minutes after midnight, whatever the zone. */
  clock(minute: Minute): string
  /** How far a zone is from Greenwich at an instant. */
  offset(timeZone: string, at: Date): string
  /** The name of a period under evaluation. */
  period(period: PeriodFacts): string
  /** Text that data carries in all four languages. */
  own(text: Text4 | Readonly<Record<string, string>>): string
}>

type Formats = Readonly<{
  number: Intl.NumberFormat
  percent: Intl.NumberFormat
  year: Intl.NumberFormat
  weekday: Intl.DateTimeFormat
  weekdayOfInstant: Intl.DateTimeFormat
  /** A day without its weekday; of a calendar day, and of an instant in the person's zone. */
  date: Intl.DateTimeFormat
  dateOfInstant: Intl.DateTimeFormat
  time: Intl.DateTimeFormat
  clock: Intl.DateTimeFormat
}>

/** Official Vietnamese writes days in figures; the others name the month. */
const dateStyle = (language: Language): Intl.DateTimeFormatOptions =>
  language === 'vi' ? { day: '2-digit', month: '2-digit', year: 'numeric' } : { dateStyle: 'long' }

const createFormats = (language: Language, digits: Digits, timeZone: string): Formats => {
  const locale = toLocale(language, digits)
  return {
    number: new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }),
    percent: new Intl.NumberFormat(locale, {
      style: 'percent',
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    }),
    year: new Intl.NumberFormat(locale, { useGrouping: false }),
    weekday: new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }),
    weekdayOfInstant: new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone }),
    date: new Intl.DateTimeFormat(locale, { ...dateStyle(language), timeZone: 'UTC' }),
    dateOfInstant: new Intl.DateTimeFormat(locale, { ...dateStyle(language), timeZone }),
    time: new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }),
    clock: new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }),
  }
}

/** Numbers that stand in a text itself are written like those put into it, with their signs. */
const inDigits = (template: string, digits: Digits): string =>
  digits === 'latn'
    ? template
    : template
        .replace(/(?<=\d)\.(?=\d)/g, '٫')
        .replace(/(?<=\d),(?=\d)/g, '٬')
        .replace(/\d/g, digit => digitSamples[digits][Number(digit)] ?? digit)
        .replaceAll('%', '٪')

const placeholder = /\{\{(\w+)\}\}/g

const createSpeech = (words: Words, language: Language, digits: Digits, timeZone: string): Speech => {
  const isRtl = isRightToLeft(language)
  const formats = createFormats(language, digits, timeZone)
  const number = (value: number): string => formats.number.format(value)
  const quote = (text: string): Html => escapeHtml(isolate(text, isRtl))

  const toHtml = (value: Value): string => {
    if (typeof value === 'number') return number(value)
    return typeof value === 'string' ? quote(value) : value.html
  }
  const toText = (value: Value): string =>
    typeof value === 'number' ? number(value) : isolate(typeof value === 'string' ? value : value.html, isRtl)

  /** Parts that are in the language already. */
  const toPlain = (value: Value): string => String(value)

  const fill = (
    key: string,
    variables: Readonly<Record<string, Value>>,
    write: (value: Value) => string,
  ): string => {
    const { count } = variables
    const form = typeof count === 'number' ? { count } : {}
    const template: string = words.t(key, { lng: language, skipInterpolation: true, ...form })
    const steered = isRtl ? isolateCommands(template) : template
    return inDigits(steered, digits).replace(placeholder, (_, name: string) => {
      const value = variables[name]
      if (value === undefined) throw new Error(`The text ${key} needs ${name}`)
      return write(value)
    })
  }

  return {
    language,
    digits,
    isRtl,
    text: (key, ...[variables]) => fill(key, variables ?? {}, toText),
    html: (key, ...[variables]) => fill(key, variables ?? {}, toHtml) as Html,
    quote,
    number,
    percent: (part, whole) => formats.percent.format(Math.round((part * 10_000) / whole) / 10_000),
    points: hundredths => number(hundredths / 100),
    day: day => {
      const at = new Date(`${day}T00:00:00Z`)
      return fill(
        'common:day',
        { weekday: formats.weekday.format(at), date: formats.date.format(at) },
        toPlain,
      )
    },
    appointment: at =>
      fill(
        'common:appointment',
        {
          weekday: formats.weekdayOfInstant.format(at),
          date: formats.dateOfInstant.format(at),
          time: formats.time.format(at),
        },
        toPlain,
      ),
    instant: at =>
      fill(
        'common:instant',
        { date: formats.dateOfInstant.format(at), time: formats.time.format(at) },
        toPlain,
      ),
    clock: minute => formats.clock.format(minute * 60_000),
    offset: (zone, at) => nameOffset(toLocale(language, digits), zone, at),
    period: period => namePeriod(period, formats, (key, variables) => fill(key, variables, toText)),
    own: text => text[language] ?? text.vi ?? Object.values(text)[0] ?? '',
  }
}

const nameOffset = (locale: string, timeZone: string, at: Date): string => {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

type Fill = (key: Key, variables: Readonly<Record<string, Value>>) => string

/** A collective self-criticism is named with its unit wherever its period is. */
const namePeriod = (period: PeriodFacts, formats: Formats, fill: Fill): string => {
  const { collectiveOf: unit } = period
  const name = nameDays(period, formats, fill)
  if (unit === undefined) return name
  return unit === ''
    ? fill('collective:period', { period: name })
    : fill('collective:periodOf', { period: name, unit })
}

/** Years are written without a sign between their thousands. */
const nameDays = ({ kind, periodFrom, periodTo }: PeriodFacts, formats: Formats, fill: Fill): string => {
  const year = formats.year.format(Number(periodTo.slice(0, 4)))
  const month = Number(periodTo.slice(5, 7))
  const shortDay = (day: Day): string => formats.date.format(new Date(`${day}T00:00:00Z`))
  if (kind === 'adHoc')
    return fill('evaluation:periodAdHoc', { from: shortDay(periodFrom), to: shortDay(periodTo) })
  if (kind === 'year') return fill('evaluation:periodYear', { year })
  if (kind === 'quarter') return fill('evaluation:periodQuarter', { quarter: Math.ceil(month / 3), year })
  return fill('evaluation:periodMonth', { month, year })
}

/** Without a zone of his own somebody's times are the province's. */
export type Speeches = (language: Language, digits: Digits, timeZone?: string | null) => Speech

/** One speech per language, numerals and zone for the life of the process: building the formats is not cheap. */
export const createSpeeches = (words: Words, provinceZone: string): Speeches => {
  const known = new Map<string, Speech>()
  return (language, chosen, timeZone) => {
    // Whoever chose Arabic-Indic digits and reads another language now has that language's own.
    const digits = language === 'ar' ? chosen : 'latn'
    const zone = timeZone ?? provinceZone
    const name = `${language}/${digits}/${zone}`
    const speech = known.get(name) ?? createSpeech(words, language, digits, zone)
    known.set(name, speech)
    return speech
  }
}
